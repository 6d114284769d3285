# Sourced by ./fiberscope and ./check: sets and exports JAVA_HOME to a JDK that can build and run Fiberscope.

readonly needed_jdk=25

# The feature version of the JDK in folder $1; fails where there is no compiler or no telling which.
jdk_version() {
    local version
    [ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ] || return 1
    version=$(sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
    [ -n "$version" ] || version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9][0-9]*\).*/\1/p')
    [ -n "$version" ] && printf '%s\n' "$version"
}

# The folder above bin/ of the command $1 of the PATH, through symbolic links.
home_of_command() {
    local file target
    file=$(command -v "$1") || return 1
    while [ -L "$file" ]; do
        target=$(readlink "$file")
        case $target in
            /*) file=$target ;;
            *) file=$(dirname "$file")/$target ;;
        esac
    done
    (cd "$(dirname "$file")/.." && pwd -P)
}

# One folder a line, what the person chose first.
jdk_candidates() {
    local folder
    [ -z "${JAVA_HOME:-}" ] || printf '%s\n' "$JAVA_HOME"
    home_of_command javac || true
    home_of_command java || true
    [ ! -x /usr/libexec/java_home ] || /usr/libexec/java_home -v "$needed_jdk+" 2>/dev/null || true
    for folder in \
        /usr/lib/jvm/* /usr/local/lib/jvm/* /usr/local/lib/jvm /usr/java/* /opt/* /opt/*/* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec; do
        [ ! -d "$folder" ] || printf '%s\n' "$folder"
    done
}

# Takes the first candidate that is new enough, or says in one sentence what is missing and fails.
find_jdk() {
    local folder version
    while IFS= read -r folder; do
        if version=$(jdk_version "$folder") && [ "$version" -ge "$needed_jdk" ]; then
            export JAVA_HOME=$folder
            return 0
        fi
    done < <(jdk_candidates)
    echo "Fiberscope needs JDK $needed_jdk or newer, and none was found: install one (for example Temurin $needed_jdk) or set JAVA_HOME to it." >&2
    return 1
}
