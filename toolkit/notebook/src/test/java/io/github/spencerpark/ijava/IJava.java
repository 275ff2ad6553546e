package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.BaseKernel;

/** Stands where IJava's own main class stands: the toolkit asks it for the running kernel by this name. */
public final class IJava {

    private static BaseKernel running;

    private IJava() {}

    public static BaseKernel getKernelInstance() {
        return running;
    }

    /** Pretends that this kernel runs; null for none. */
    public static void run(BaseKernel kernel) {
        running = kernel;
    }
}
