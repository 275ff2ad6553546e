package io.keiro.notebook;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** A kernel reached by reflection; every name used here exists in both families. */
final class ReflectedKernel implements Kernel {

    /** Kernels ask for the types that a value prefers; these are all that the toolkit sends. */
    private static final String[] PREFERRED = {"text/html", "image/svg+xml", "image/png"};

    /** Asked for by name only: {@code render(value, "text/plain")}. */
    private static final String[] SUPPORTED = {"text/plain"};

    private final KernelFamily family;
    private final Object kernel;
    private final Class<?> content;
    private final Class<?> mimeType;
    private final Class<?> renderFunction;
    private Object lastFilled;

    ReflectedKernel(KernelFamily family, Object kernel) throws ClassNotFoundException {
        this.family = family;
        this.kernel = kernel;
        ClassLoader loader = kernel.getClass().getClassLoader();
        this.content = Class.forName(family.packages() + ".display.DisplayData", true, loader);
        this.mimeType = Class.forName(family.packages() + ".display.mime.MIMEType", true, loader);
        this.renderFunction = Class.forName(family.packages() + ".display.RenderFunction", true, loader);
    }

    @Override
    public String name() {
        try {
            Object name = call(kernel, "getName");
            Object version = call(kernel, "getVersion");
            return version == null ? String.valueOf(name) : name + " " + version;
        } catch (RuntimeException e) {
            // IJava has no such methods; its banner is for the terminal.
            return family.label();
        }
    }

    @Override
    public void register(Class<?> type, Function<Object, Map<String, Object>> picture) {
        Object registration = call(call(kernel, "getRenderer"), "createRegistration", Class.class, type);
        call(registration, "preferring", String[].class, PREFERRED);
        call(registration, "supporting", String[].class, SUPPORTED);
        Object function = Proxy.newProxyInstance(
                renderFunction.getClassLoader(),
                new Class<?>[] {renderFunction},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "render" -> {
                        fill(arguments[1], arguments[0], picture);
                        yield null;
                    }
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> "Keiro's renderer of " + type.getName();
                });
        call(registration, "register", renderFunction, function);
    }

    /** A value of several registered types is offered once for each; one form is enough, and the same form each time. */
    private void fill(Object context, Object value, Function<Object, Map<String, Object>> picture) {
        Object output = call(context, "getOutputContainer");
        if (output == lastFilled) {
            return;
        }
        lastFilled = output;
        picture.apply(value).forEach((mime, data) -> {
            Supplier<Object> supplier = () -> data;
            invoke(context, "renderIfRequested", new Class<?>[] {mimeType, Supplier.class}, new Object[] {
                parsed(mime), supplier
            });
        });
    }

    @Override
    public void display(Map<String, Object> outputs, String displayId) {
        Object data = filled(outputs);
        if (displayId != null) {
            call(data, "setDisplayId", String.class, displayId);
        }
        call(stream(), "display", content, data);
    }

    @Override
    public void update(Map<String, Object> outputs, String displayId) {
        invoke(stream(), "updateDisplay", new Class<?>[] {String.class, content}, new Object[] {
            displayId, filled(outputs)
        });
    }

    /** Where outputs of the running cell go. */
    private Object stream() {
        Object channels = call(kernel, "getIO");
        try {
            return channels.getClass().getField("display").get(channels);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(family.label() + " has no display stream: " + e, e);
        }
    }

    private Object filled(Map<String, Object> outputs) {
        try {
            Object data = content.getConstructor().newInstance();
            outputs.forEach((mime, value) -> invoke(
                    data, "putData", new Class<?>[] {mimeType, Object.class}, new Object[] {parsed(mime), value}));
            return data;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(family.label() + " takes no outputs: " + e, e);
        }
    }

    private Object parsed(String mime) {
        return invoke(mimeType, null, "parse", new Class<?>[] {String.class}, new Object[] {mime});
    }

    private Object call(Object target, String method) {
        return invoke(target, method, new Class<?>[0], new Object[0]);
    }

    private Object call(Object target, String method, Class<?> type, Object argument) {
        return invoke(target, method, new Class<?>[] {type}, new Object[] {argument});
    }

    private Object invoke(Object target, String method, Class<?>[] types, Object[] arguments) {
        return invoke(target.getClass(), target, method, types, arguments);
    }

    private Object invoke(Class<?> type, Object target, String name, Class<?>[] types, Object[] arguments) {
        try {
            Method method = type.getMethod(name, types);
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(family.label() + " failed in " + name + ": " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(family.label() + " does not know " + name + ": " + e, e);
        }
    }
}
