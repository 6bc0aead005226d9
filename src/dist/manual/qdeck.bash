# Completes qdeck in bash 4 and newer: verbs, options, files, and values of which there are few.
# Written by the build from the definitions of the verbs.

# What a verb takes: its options, those with a value as --NAME=LABEL; the labels of its other words, the last with "..." if it
# may be said again.
_qdeck_takes() {
    options= places=
    case $1 in
@TAKES@
    esac
}

# The words for a value with this label.
_qdeck_words() {
    words=
    case $1 in
@WORDS@
    esac
}

# The label of an option's value; nothing for one that takes none.
_qdeck_label() {
    local option
    label=
    for option in $options $everywhere; do
        case $option in
            "$1="*) label=${option#*=} ;;
        esac
    done
}

_qdeck() {
    local everywhere='@OPTIONS@'
    local line=${COMP_LINE:0:COMP_POINT} word='' verb='' value='' open='' label='' words='' options='' places='' said i
    local -a line_words place_labels
    local place=0

    # Bash itself splits words at signs as well; here only a blank ends one.
    read -ra line_words <<<"$line"
    [[ $line == *[[:blank:]] ]] && line_words+=('')
    word=${line_words[${#line_words[@]} - 1]}

    for ((i = 1; i < ${#line_words[@]} - 1; i++)); do
        said=${line_words[i]}
        if [[ -n $open ]]; then
            open=
        elif [[ $said == -* ]]; then
            _qdeck_label "$said"
            open=$label
        elif [[ -z $verb ]]; then
            verb=$said
            _qdeck_takes "$verb"
        else
            place=$((place + 1))
        fi
    done

    # What is completed is the end of the word: the value behind an option and its sign.
    value=$word
    label=$open
    if [[ -z $open && $word == --*=* ]]; then
        _qdeck_label "${word%%=*}"
        value=${word#*=}
    elif [[ -z $open && $word == -* ]]; then
        label=OPTION
    elif [[ -z $open && -z $verb ]]; then
        label=COMMAND
    elif [[ -z $open ]]; then
        read -ra place_labels <<<"$places"
        if ((place < ${#place_labels[@]})); then
            label=${place_labels[place]%...}
        elif [[ $places == *... ]]; then
            label=${place_labels[${#place_labels[@]} - 1]%...}
        fi
    fi

    COMPREPLY=()
    local head=${word%"$value"}
    case $label in
        OPTION)
            for said in $options $everywhere; do
                words+="${said%%=*} "
            done
            ;;
        PAYLOAD | 'TEXT|@FILE|-')
            if [[ $value == @* ]]; then
                head+=@
                value=${value#@}
                label=FILE
            fi
            ;;
        SELECTION)
            _qdeck_words "${value%%=*}="
            [[ -n $words ]] || _qdeck_words "$label"
            ;;
        *) _qdeck_words "$label" ;;
    esac
    if [[ $label == FILE || $label == TARGET ]]; then
        mapfile -t COMPREPLY < <(compgen -f -- "$value")
        compopt -o filenames
    elif [[ -n $words ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$value")
        [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[=~] ]] && compopt -o nospace
    fi

    # Where bash splits, it wants what comes after the split only.
    COMPREPLY=("${COMPREPLY[@]/#/$head}")
    local breaks=${COMP_WORDBREAKS//[^=:@]/}
    [[ -z $breaks ]] || COMPREPLY=("${COMPREPLY[@]#"${word%"${word##*["$breaks"]}"}"}")
}

complete -F _qdeck qdeck
