import type { AnyCommand, OptionSpec } from '../command';
import { flagsOf, optionsOf, takesFile } from './options';

/** `source <(cdk8s-kubeadm completion bash)` */
export const renderBash = (commands: readonly AnyCommand[]): string => `\
# bash completion of cdk8s-kubeadm
_cdk8s_kubeadm() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command='' word
  # bash cuts --format=json into three words.
  if [[ $cur == '=' ]]; then cur=''; elif [[ $prev == '=' ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]}; fi
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in ${commands.map(({ name }) => name).join('|')}) command=$word; break ;; esac
  done
  COMPREPLY=()
  case "$command $prev" in
${commands.flatMap(valueCases).join('\n')}
  esac
  case $command in
    '') COMPREPLY=($(compgen -W '${[...commands.map(({ name }) => name), 'help'].join(' ')}' -- "$cur")) ;;
${commands.map(wordCase).join('\n')}
  esac
}
complete -o default -F _cdk8s_kubeadm cdk8s-kubeadm
`;

/** What may stand behind an option; an empty answer lets bash offer files. */
function valueCases(command: AnyCommand): string[] {
  return optionsOf(command).flatMap(([name, spec]) => {
    if (spec.type === 'boolean') return [];
    const patterns = flagsOf(name, spec).map((flag) => `'${command.name} ${flag}'`);
    return [`    ${patterns.join('|')}) ${answer(spec)}return ;;`];
  });
}

function answer(spec: OptionSpec): string {
  if (spec.choices) return `${reply(spec.choices)}; `;
  return takesFile(spec) ? '' : 'compopt +o default 2>/dev/null; ';
}

function wordCase(command: AnyCommand): string {
  const flags = optionsOf(command).flatMap(([name, spec]) => flagsOf(name, spec));
  const operands = command.operandChoices ?? [];
  const rest = operands.length > 0 ? `; else ${reply(operands)}` : '';
  return `    ${command.name}) if [[ $cur == -* ]]; then ${reply(flags)}${rest}; fi ;;`;
}

const reply = (words: readonly string[]): string =>
  `COMPREPLY=($(compgen -W '${words.join(' ')}' -- "$cur"))`;
