import type { AnyCommand, OptionSpec } from '../command';
import { optionsOf, quote, takesFile } from './options';

/** `cdk8s-kubeadm completion fish | source` */
export const renderFish = (commands: readonly AnyCommand[]): string =>
  [
    '# fish completion of cdk8s-kubeadm',
    'complete -c cdk8s-kubeadm -f',
    ...commands.map(
      ({ name, summary }) =>
        `complete -c cdk8s-kubeadm -n __fish_use_subcommand -a ${name} -d ${quote(summary)}`,
    ),
    ...commands.flatMap(commandLines),
    '',
  ].join('\n');

function commandLines(command: AnyCommand): string[] {
  const head = `complete -c cdk8s-kubeadm -n '__fish_seen_subcommand_from ${command.name}'`;
  const operands = command.operandChoices ? `-a ${quote(command.operandChoices.join(' '))}` : '-F';
  const options = optionsOf(command).map(([name, spec]) => `${head} ${optionWords(name, spec)}`);
  return [`${head} ${operands}`, ...options];
}

function optionWords(name: string, spec: OptionSpec): string {
  const short = spec.short === undefined ? [] : [`-s ${spec.short}`];
  return [...short, `-l ${name}`, ...valueWords(spec), `-d ${quote(spec.help)}`].join(' ');
}

function valueWords(spec: OptionSpec): string[] {
  if (spec.type === 'boolean') return [];
  if (spec.choices) return [`-x -a ${quote(spec.choices.join(' '))}`];
  return [takesFile(spec) ? '-r -F' : '-x'];
}
