package dev.quarterdeck.engine;

/**
 * How a demo's load is.
 *
 * @param producing whether jobs are enqueued
 * @param perSecond how many
 * @param working whether jobs are worked
 * @param threads how many at a time
 * @param fate how they fare
 */
public record DemoSettings(boolean producing, double perSecond, boolean working, int threads, SimulatedFate fate) {

    public DemoSettings producing(boolean on) {
        return new DemoSettings(on, perSecond, working, threads, fate);
    }

    public DemoSettings perSecond(double rate) {
        return new DemoSettings(producing, rate, working, threads, fate);
    }

    public DemoSettings working(boolean on) {
        return new DemoSettings(producing, perSecond, on, threads, fate);
    }

    public DemoSettings threads(int count) {
        return new DemoSettings(producing, perSecond, working, count, fate);
    }

    public DemoSettings with(SimulatedFate newFate) {
        return new DemoSettings(producing, perSecond, working, threads, newFate);
    }
}
