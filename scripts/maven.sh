# Sourced by ./fiberscope and ./check, after jdk.sh: runs Maven on that JDK.

# Maven with arguments $2... in the folder $1, all of its output on standard output.
maven_in() {
    local folder=$1
    shift
    if ! command -v mvn >/dev/null; then
        echo "Fiberscope is built by Apache Maven 3.8 or newer, and no mvn is on the PATH: install it (for example: apt-get install maven, or brew install maven)." >&2
        return 127
    fi
    # Of Maven's own libraries, which newer JDKs warn about.
    local quiet="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
    (cd "$folder" && MAVEN_OPTS="$quiet ${MAVEN_OPTS:-}" mvn -B -Dstyle.color=never "$@" 2>&1 </dev/null)
}

# Copies Maven's output, with a count now and then in place of two lines for every downloaded file.
with_downloads_counted() {
    local line downloads=0
    while IFS= read -r line; do
        case $line in
            *"Downloading from "* | *"Progress ("*) ;;
            *"Downloaded from "*)
                downloads=$((downloads + 1))
                [ $((downloads % 50)) -ne 0 ] || echo "[INFO] downloaded $downloads files"
                ;;
            *) printf '%s\n' "$line" ;;
        esac
    done
}

# Says of Maven's output what a person who waits wants to know: which part is being built, and downloads.
as_progress() {
    local line downloads=0
    while IFS= read -r line; do
        case $line in
            *"Downloaded from "*)
                downloads=$((downloads + 1))
                [ $((downloads % 50)) -ne 0 ] || echo "    downloaded $downloads files"
                ;;
            "[INFO] Building "*"["*"/"*"]")
                line=${line#"[INFO] Building "}
                printf '  %s %s\n' "[${line##*[}" "${line%% [0-9]*}"
                ;;
        esac
    done
}
