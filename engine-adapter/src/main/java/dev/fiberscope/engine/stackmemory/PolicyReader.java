package dev.fiberscope.engine.stackmemory;

import dev.fiberscope.engine.stackmemory.PolicySettings.Kind;
import dev.fiberscope.engine.stackmemory.PolicySettings.Signing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads {@code NAME[,key=value...]}: a preset or a policy, and what is different. Sizes are bytes,
 * or with K, M or G behind them multiples of 1,024. {@code stack:FUNCTION=SIZE} is the size of
 * stacks that begin with a function; in its name, a comma, an equals sign and a percent sign are
 * written as in an address: {@code %2C}, {@code %3D}, {@code %25}.
 */
public final class PolicyReader {
    /** The name for no simulated memory at all. */
    public static final String NONE = "none";

    /** In front of a function. */
    private static final String STACK = "stack:";

    private static final Map<String, Kind> KINDS =
            words(
                    Map.entry("fixed", Kind.FIXED),
                    Map.entry("segmented", Kind.SEGMENTED),
                    Map.entry("copying", Kind.COPYING),
                    Map.entry("reserved", Kind.RESERVED),
                    Map.entry("copy-out", Kind.COPY_OUT));

    /** What every policy has unless it says otherwise. */
    private static final String COMMON =
            "first=64K,growth=double,limit=1M,redzone=0,foot=32,guard=4K,host=central,hostframe=4K,moved=callee,kept=on,"
                    + "pool=0,memory=mapped,freed=over,cfi=platform,hints=off,main=1M,platform=desktop,layout=baseline";

    private static final Map<Kind, String> OWN =
            Map.of(
                    Kind.FIXED, "",
                    Kind.SEGMENTED, "first=32K",
                    Kind.COPYING, "first=4K,memory=heap",
                    Kind.RESERVED, "first=4K,limit=8M",
                    Kind.COPY_OUT, "memory=heap,main=0");

    private enum Size {
        SIZE
    }

    /** The good values of each key by their words; for a size, none. */
    private static final Map<String, Map<String, ?>> KEYS = keys();

    private PolicyReader() {}

    private static Map<String, Map<String, ?>> keys() {
        var keys = new LinkedHashMap<String, Map<String, ?>>();
        var size = Map.<String, Size>of();
        keys.put("first", size);
        keys.put(
                "growth",
                words(
                        Map.entry("same", PolicySettings.Growth.SAME),
                        Map.entry("double", PolicySettings.Growth.DOUBLE),
                        Map.entry("fibonacci", PolicySettings.Growth.FIBONACCI)));
        keys.put("limit", size);
        keys.put("redzone", size);
        keys.put("foot", size);
        keys.put("guard", size);
        keys.put(
                "host",
                words(
                        Map.entry("segment", PolicySettings.HostFrames.SEGMENT),
                        Map.entry("central", PolicySettings.HostFrames.CENTRAL)));
        keys.put("hostframe", size);
        keys.put(
                "moved",
                words(
                        Map.entry("callee", PolicySettings.Moved.CALLEE),
                        Map.entry("caller", PolicySettings.Moved.CALLER)));
        keys.put("kept", words(Map.entry("on", true), Map.entry("off", false)));
        keys.put("pool", size);
        keys.put(
                "memory",
                words(
                        Map.entry("mapped", PolicySettings.Backing.MAPPED),
                        Map.entry("heap", PolicySettings.Backing.HEAP)));
        keys.put(
                "freed",
                words(
                        Map.entry("over", PolicySettings.Freed.OVER),
                        Map.entry("end", PolicySettings.Freed.END)));
        keys.put(
                "cfi",
                words(
                        Map.entry("platform", Optional.<Signing>empty()),
                        Map.entry("off", Optional.of(Signing.OFF)),
                        Map.entry("again", Optional.of(Signing.AGAIN)),
                        Map.entry("never", Optional.of(Signing.NEVER))));
        keys.put("hints", words(Map.entry("on", true), Map.entry("off", false)));
        keys.put("main", size);
        keys.put(
                "platform",
                Stream.of(Platform.values())
                        .collect(
                                Collectors.toMap(
                                        Platform::word,
                                        Function.identity(),
                                        (one, other) -> one,
                                        LinkedHashMap::new)));
        keys.put(
                "layout",
                words(
                        Map.entry("baseline", TargetLayout.BASELINE),
                        Map.entry("optimising", TargetLayout.OPTIMISING)));
        return keys;
    }

    @SafeVarargs
    private static <T> Map<String, T> words(Map.Entry<String, T>... entries) {
        var words = new LinkedHashMap<String, T>();
        for (var entry : entries) {
            words.put(entry.getKey(), entry.getValue());
        }
        return words;
    }

    /** All names, as a sentence about a wrong one lists them. */
    public static List<String> names() {
        var names = new ArrayList<String>();
        names.add(NONE);
        Preset.SYSTEMS.forEach(each -> names.add(each.name()));
        Preset.POLICIES.forEach(each -> names.add(each.name()));
        return names;
    }

    /** All keys, the one for a function last. */
    public static List<String> keyNames() {
        var keys = new ArrayList<String>(KEYS.keySet());
        keys.add(STACK + "FUNCTION");
        return List.copyOf(keys);
    }

    /** The settings that {@code text} means. */
    public static Reading read(String text) {
        int comma = text.indexOf(',');
        var name = comma < 0 ? text : text.substring(0, comma);
        var rest = comma < 0 ? "" : text.substring(comma + 1);
        if (name.equals(NONE)) {
            return rest.isEmpty()
                    ? new Reading.Chosen(Optional.empty())
                    : new Reading.Refused(
                            "policy none has no settings, so " + rest + " means nothing");
        }
        var preset = Preset.named(name);
        if (preset.isEmpty()) {
            return new Reading.Refused(
                    "no policy is called " + quoted(name) + "; there are " + listed(names()));
        }
        var values = new LinkedHashMap<String, Object>();
        var sizes = new HashMap<String, Integer>();
        var base = preset.get().text();
        int baseComma = base.indexOf(',');
        var kind = KINDS.get(baseComma < 0 ? base : base.substring(0, baseComma));
        if (kind == null) {
            throw new AssertionError("unreachable: preset " + name + " of no kind");
        }
        for (var each :
                List.of(
                        COMMON,
                        String.valueOf(OWN.get(kind)),
                        baseComma < 0 ? "" : base.substring(baseComma + 1),
                        rest)) {
            var refused = take(each, values, sizes);
            if (refused.isPresent()) {
                return new Reading.Refused(refused.get());
            }
        }
        var settings = settings(preset.get(), kind, values, sizes);
        return contradiction(settings)
                .<Reading>map(Reading.Refused::new)
                .orElseGet(() -> new Reading.Chosen(Optional.of(settings)));
    }

    /** Puts what {@code text} says into {@code values}; what is wrong with it, if something is. */
    private static Optional<String> take(
            String text, Map<String, Object> values, Map<String, Integer> sizes) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        for (var each : text.split(",", -1)) {
            int equals = each.indexOf('=');
            if (equals < 0) {
                return Optional.of(quoted(each) + " is no setting; settings are written key=value");
            }
            var key = each.substring(0, equals);
            var value = each.substring(equals + 1);
            if (key.startsWith(STACK)) {
                var bytes = size(value);
                if (bytes.isEmpty()) {
                    return noSize(key, value);
                }
                sizes.put(plain(key.substring(STACK.length())), bytes.get());
                continue;
            }
            var good = KEYS.get(key);
            if (good == null) {
                return Optional.of(
                        "no setting is called "
                                + quoted(key)
                                + "; there are "
                                + listed(keyNames()));
            }
            if (good.isEmpty()) {
                var size = size(value);
                if (size.isEmpty()) {
                    return noSize(key, value);
                }
                values.put(key, size.get());
            } else {
                var meaning = good.get(value);
                if (meaning == null) {
                    return Optional.of(
                            quoted(value)
                                    + " is no value for "
                                    + key
                                    + "; there are "
                                    + listed(List.copyOf(good.keySet())));
                }
                values.put(key, meaning);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> noSize(String key, String value) {
        return Optional.of(
                quoted(value)
                        + " is no size for "
                        + key
                        + "; write bytes up to 1G, as 512, 24K or 1M");
    }

    /** A function's name without what would end a setting. */
    private static String escaped(String name) {
        return name.replace("%", "%25").replace(",", "%2C").replace("=", "%3D");
    }

    private static String plain(String escaped) {
        return escaped.replace("%2C", ",").replace("%3D", "=").replace("%25", "%");
    }

    private static Optional<Integer> size(String text) {
        int shift =
                switch (text.isEmpty() ? ' ' : text.charAt(text.length() - 1)) {
                    case 'K' -> 10;
                    case 'M' -> 20;
                    case 'G' -> 30;
                    default -> 0;
                };
        var digits = shift == 0 ? text : text.substring(0, text.length() - 1);
        if (digits.isEmpty()
                || digits.length() > 10
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        long bytes = Long.parseLong(digits) << shift;
        return bytes <= PolicySettings.MOST ? Optional.of((int) bytes) : Optional.empty();
    }

    private static PolicySettings settings(
            Preset preset, Kind kind, Map<String, Object> values, Map<String, Integer> sizes) {
        var platform = (Platform) value(values, "platform");
        var signing = (Optional<?>) value(values, "cfi");
        int first = (Integer) value(values, "first");
        return new PolicySettings(
                preset.name(),
                kind,
                (TargetLayout) value(values, "layout"),
                first,
                (PolicySettings.Growth) value(values, "growth"),
                kind == Kind.FIXED ? first : (Integer) value(values, "limit"),
                (Integer) value(values, "redzone"),
                (Integer) value(values, "foot"),
                (Integer) value(values, "guard"),
                (PolicySettings.HostFrames) value(values, "host"),
                (Integer) value(values, "hostframe"),
                (PolicySettings.Moved) value(values, "moved"),
                (Boolean) value(values, "kept"),
                (Integer) value(values, "pool"),
                (PolicySettings.Backing) value(values, "memory"),
                (PolicySettings.Freed) value(values, "freed"),
                signing.isPresent()
                        ? (Signing) signing.get()
                        : platform.signing() ? Signing.AGAIN : Signing.OFF,
                (Boolean) value(values, "hints") || !sizes.isEmpty(),
                sizes,
                (Integer) value(values, "main"),
                platform,
                preset.source());
    }

    /** The text that {@link #read} makes the same settings of: the preset's name and all values. */
    public static String text(PolicySettings settings) {
        var text = new StringBuilder(settings.name());
        for (var key : KEYS.entrySet()) {
            var value = value(settings, key.getKey());
            var word =
                    key.getValue().entrySet().stream()
                            .filter(each -> each.getValue().equals(value))
                            .map(each -> each.getKey())
                            .findFirst();
            text.append(',')
                    .append(key.getKey())
                    .append('=')
                    .append(word.orElseGet(() -> String.valueOf(value)));
        }
        settings.sizes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each ->
                        text.append(',')
                                .append(STACK)
                                .append(escaped(each.getKey()))
                                .append('=')
                                .append(each.getValue()));
        return text.toString();
    }

    private static Object value(PolicySettings settings, String key) {
        return switch (key) {
            case "first" -> settings.first();
            case "growth" -> settings.growth();
            case "limit" -> settings.limit();
            case "redzone" -> settings.redZone();
            case "foot" -> settings.foot();
            case "guard" -> settings.guard();
            case "host" -> settings.host();
            case "hostframe" -> settings.hostFrame();
            case "moved" -> settings.moved();
            case "kept" -> settings.kept();
            case "pool" -> settings.pool();
            case "memory" -> settings.backing();
            case "freed" -> settings.freed();
            case "cfi" -> Optional.of(settings.signing());
            case "hints" -> settings.hints();
            case "main" -> settings.main();
            case "platform" -> settings.platform();
            case "layout" -> settings.layout();
            default -> throw new AssertionError("unreachable: no setting " + key);
        };
    }

    private static Object value(Map<String, Object> values, String key) {
        var value = values.get(key);
        if (value == null) {
            throw new AssertionError("unreachable: no value for " + key);
        }
        return value;
    }

    /** What cannot go together. */
    private static Optional<String> contradiction(PolicySettings settings) {
        boolean usesFirst = settings.kind() != Kind.COPY_OUT;
        if (usesFirst && settings.first() > settings.limit()) {
            return Optional.of("the first segment is bigger than the limit");
        }
        int smallest =
                settings.kind() == Kind.FIXED
                                || settings.kind() == Kind.COPY_OUT
                                || settings.kind() == Kind.RESERVED
                        ? settings.limit()
                        : settings.first();
        if (smallest <= settings.redZone() + settings.foot()) {
            return Optional.of("the red zone and the foot leave no room for frames");
        }
        if (settings.main() > 0 && settings.main() <= settings.redZone() + settings.foot()) {
            return Optional.of("the red zone and the foot leave no room on the main stack");
        }
        if (settings.kind() == Kind.COPY_OUT && settings.signing() == Signing.NEVER) {
            return Optional.of("copy-out moves frames at every switch, which cfi=never forbids");
        }
        if (settings.kind() == Kind.COPY_OUT && settings.main() > 0) {
            return Optional.of("copy-out has one area for all stacks that run, so main must be 0");
        }
        return Optional.empty();
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static String listed(List<String> words) {
        return String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }
}
