package io.keiro.notebook;

import java.lang.reflect.Method;
import java.util.Optional;

/**
 * The two kernels that share one display interface under different package names. No kernel is known at compile time: the one on the
 * class path is found by name.
 *
 * @param handle class with a static method that gives the running kernel
 * @param method that method
 * @param packages package prefix of the display classes
 * @param label name for people, where the kernel does not say its own
 */
record KernelFamily(String handle, String method, String packages, String label) {

    static final KernelFamily JJAVA = new KernelFamily(
            "org.dflib.jjava.kernel.JavaNotebookStatics", "kernel", "org.dflib.jjava.jupyter.kernel", "JJava");
    static final KernelFamily IJAVA = new KernelFamily(
            "io.github.spencerpark.ijava.IJava", "getKernelInstance", "io.github.spencerpark.jupyter.kernel", "IJava");

    /** The kernel that runs this JVM, or empty in JShell, in a test, in a plain program. */
    static Optional<Kernel> running() {
        return JJAVA.find().or(IJAVA::find);
    }

    Optional<Kernel> find() {
        try {
            Method running = Class.forName(handle).getMethod(method);
            Object kernel = running.invoke(null);
            return kernel == null ? Optional.empty() : Optional.of(new ReflectedKernel(this, kernel));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "the kernel " + label + " is on the class path, but does not answer as versions 1.0a8 (JJava) and"
                            + " 1.3.0 (IJava) do: " + e,
                    e);
        }
    }
}
