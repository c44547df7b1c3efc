package dev.treering.benchmarks.killbill;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stands in for one of the peer's interfaces, of which little is asked. */
final class Stub {

    private Stub() {}

    /** Answers by the method's name; refuses every other. Equal to itself only. */
    static <T> T of(Class<T> type, Map<String, Object> answers) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Object answer = answers.get(method.getName());
                    return answer != null ? answer : ofObject(self, method, arguments);
                }));
    }

    private static Object ofObject(Object self, Method method, @Nullable Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "hashCode" -> System.identityHashCode(self);
            case "equals" -> arguments != null && self == arguments[0];
            case "toString" -> "stub";
            default -> throw new UnsupportedOperationException("not expected to be asked for: " + method);
        };
    }
}
