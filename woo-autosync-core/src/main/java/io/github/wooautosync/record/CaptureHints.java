package io.github.wooautosync.record;

/**
 * What a store of records offers in addition when its captures become visible later than the call, with the commit of
 * the host's transaction: it tells the engine of this node then.
 */
public interface CaptureHints {

    /**
     * Registers what is called after each commit that captured something, on the thread that committed. It returns at
     * once and does not throw. A hint: losing it costs a poll interval.
     */
    void onCaptured(Runnable hint);
}
