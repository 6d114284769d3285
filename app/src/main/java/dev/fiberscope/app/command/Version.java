package dev.fiberscope.app.command;

import java.util.Optional;

/** Which Fiberscope this is. */
public final class Version {
    private Version() {}

    /** Name, number, and the Java below. */
    public static String words() {
        var built = Optional.ofNullable(Version.class.getPackage().getImplementationVersion());
        return "Fiberscope " + built.orElse("unpackaged") + ", Java " + Runtime.version().feature();
    }
}
