package dev.quarterdeck.console;

import dev.quarterdeck.engine.DemoSettings;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the simulation beside this console does, and where it is changed. The panes go on behind it.
 *
 * @param settings as the person wants them; null until they were read
 * @param chosen index of the part that the keys change
 */
record Simulation(@Nullable DemoSettings settings, int chosen) implements Layer {
    static final Simulation START = new Simulation(null, 0);

    @Override
    public Scope scope() {
        return Scope.SIMULATION;
    }

    SimulationPart part() {
        return SimulationPart.values()[chosen];
    }

    /** Takes in what is so; while an order is under way what is wanted stays. */
    Simulation take(DemoSettings read) {
        return new Simulation(read, chosen);
    }

    static Next open(Model model) {
        return Next.of(model.push(START));
    }

    static Next up(Model model) {
        return chosen(model, -1);
    }

    static Next down(Model model) {
        return chosen(model, 1);
    }

    private static Next chosen(Model model, int by) {
        int parts = SimulationPart.values().length;
        return Next.of(of(model)
                .map(shown ->
                        model.replace(shown, new Simulation(shown.settings, Math.floorMod(shown.chosen + by, parts))))
                .orElse(model));
    }

    static Next less(Model model) {
        return change(model, -1);
    }

    static Next more(Model model) {
        return change(model, 1);
    }

    private static Next change(Model model, int by) {
        return set(model, settings -> of(model).orElseThrow().part().changed(settings, by));
    }

    /** Switches producers and consumers off when any of them is on, otherwise on. */
    static Next toggle(Model model) {
        return set(model, settings -> {
            boolean on = !(settings.producing() || settings.working());
            return settings.producing(on).working(on);
        });
    }

    private static Next set(Model model, UnaryOperator<DemoSettings> change) {
        Simulation shown = of(model).orElse(START);
        if (shown.settings == null) {
            return Next.of(model);
        }
        DemoSettings wanted = change.apply(shown.settings);
        if (wanted.equals(shown.settings)) {
            return Next.of(model.say(Notice.hint(shown.part().words() + ": that is the end of the scale")));
        }
        Lane lane = Lane.of(Lane.Kind.SIMULATE);
        return Refresh.ask(
                model.replace(shown, new Simulation(wanted, shown.chosen)),
                lane,
                wanted,
                number -> new Effect.Simulate(lane, number, wanted));
    }

    private static Optional<Simulation> of(Model model) {
        return model.layer(Simulation.class);
    }

    /** Why there is none; simulated workers would take real jobs and call them done. */
    static Optional<String> obstacle(Model model) {
        Role role = model.setup().role();
        if (!role.may(Role.ADMIN)) {
            return Optional.of(role.word() + ": a simulation is for the one who runs 'qdeck demo'");
        }
        return model.setup().simulated()
                ? Optional.empty()
                : Changes.incapable(model, Capability.WORK)
                        .or(() ->
                                Optional.of("no simulation here: it would call real jobs done; 'qdeck demo' has one"));
    }
}
