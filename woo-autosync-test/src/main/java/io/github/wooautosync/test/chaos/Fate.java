package io.github.wooautosync.test.chaos;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decides at which call of its stores a node is killed or frozen. What a killed node had begun there is done or not, by
 * chance; afterwards nothing that it does has any effect.
 */
final class Fate {

    /** What happens to a node. */
    enum Blow {
        KILLED,
        FROZEN
    }

    private final Runnable freeze;
    private final Consumer<String> journal;
    private @Nullable Blow blow;
    private int callsLeft;
    private boolean afterwards;
    private boolean dead;

    Fate(Runnable freeze, Consumer<String> journal) {
        this.freeze = freeze;
        this.journal = journal;
    }

    /**
     * Will strike once.
     *
     * @param calls how many calls of stores are still spared
     * @param afterTheCall whether the call that is struck is still done
     */
    synchronized void decree(Blow what, int calls, boolean afterTheCall) {
        blow = what;
        callsLeft = calls;
        afterwards = afterTheCall;
    }

    synchronized void spare() {
        blow = null;
    }

    synchronized boolean isDead() {
        return dead;
    }

    /** The same store as this node reaches it. */
    <T> T mortal(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call(real, method, arguments)));
    }

    private @Nullable Object call(Object real, Method method, Object @Nullable [] arguments) throws Throwable {
        Blow struck = next();
        if (struck != null) {
            journal.accept(struck + (afterwards ? " after " : " before ") + method.getName());
        }
        if (struck != null && !afterwards) {
            strike(struck);
        }
        try {
            Object answer = method.invoke(real, arguments);
            if (struck != null && afterwards) {
                strike(struck);
            }
            return answer;
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private synchronized @Nullable Blow next() {
        if (dead) {
            throw new ProcessKilled();
        }
        Blow due = blow;
        if (due == null || callsLeft-- > 0) {
            return null;
        }
        blow = null;
        return due;
    }

    private void strike(Blow struck) {
        if (struck == Blow.FROZEN) {
            freeze.run();
            return;
        }
        synchronized (this) {
            dead = true;
        }
        throw new ProcessKilled();
    }
}
