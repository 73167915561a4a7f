import type { AnyCommand, OptionSpec } from '../command';
import { flagsOf, optionsOf, quote, takesFile } from './options';

/** `source <(cdk8s-kubeadm completion zsh)`, or as file `_cdk8s-kubeadm` in `$fpath`. */
export const renderZsh = (commands: readonly AnyCommand[]): string => `\
#compdef cdk8s-kubeadm
# zsh completion of cdk8s-kubeadm
_cdk8s_kubeadm() {
  local context state state_descr line
  typeset -A opt_args
  local -a commands
  commands=(
${commands.map(({ name, summary }) => `    ${quote(`${name}:${escapeSpec(summary)}`)}`).join('\n')}
  )
  _arguments -C '1: :->command' '*:: :->rest' && return
  case $state in
    command) _describe command commands ;;
    rest)
      case $words[1] in
${commands.map(commandCase).join('\n')}
      esac ;;
  esac
}
compdef _cdk8s_kubeadm cdk8s-kubeadm
`;

function commandCase(command: AnyCommand): string {
  const specs = optionsOf(command).flatMap(([name, spec]) =>
    flagsOf(name, spec).map((flag) => optionSpec(flag, spec)),
  );
  const operands = command.operandChoices ? `(${command.operandChoices.join(' ')})` : '_files';
  const words = [...specs, `*: :${operands}`].map(quote);
  return `        ${command.name}) _arguments ${words.join(' ')} ;;`;
}

/** `*--format=[help]: :(text json)`; the star lets an option be given again. */
function optionSpec(flag: string, spec: OptionSpec): string {
  const head = `${spec.multiple ? '*' : ''}${flag}`;
  if (spec.type === 'boolean') return `${head}[${escapeSpec(spec.help)}]`;
  const values = spec.choices ? `(${spec.choices.join(' ')})` : takesFile(spec) ? '_files' : ' ';
  return `${head}${flag.startsWith('--') ? '=' : '+'}[${escapeSpec(spec.help)}]: :${values}`;
}

const escapeSpec = (text: string): string => text.replace(/[\\[\]:]/g, '\\$&');
