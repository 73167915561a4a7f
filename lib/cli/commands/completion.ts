import { type AnyCommand, defineCommand } from '../command';
import { COMMANDS } from '../command-table';
import { renderBash } from '../completion/bash';
import { renderFish } from '../completion/fish';
import { renderZsh } from '../completion/zsh';
import { EXIT, UsageError } from '../io';

const SHELLS: Readonly<Record<string, (commands: readonly AnyCommand[]) => string>> = {
  bash: renderBash,
  zsh: renderZsh,
  fish: renderFish,
};

/** `source <(cdk8s-kubeadm completion bash)` */
export const completion = defineCommand({
  name: 'completion',
  operands: 'bash|zsh|fish',
  operandChoices: Object.keys(SHELLS),
  summary: 'shell completion: source <(cdk8s-kubeadm completion bash)',
  options: {},
  run({ operands: [shell = ''] }, io) {
    const render = Object.hasOwn(SHELLS, shell) ? SHELLS[shell] : undefined;
    if (!render) throw new UsageError(`completion takes ${Object.keys(SHELLS).join(', ')}`);
    io.out(render(Object.values(COMMANDS).map((load) => load())));
    return EXIT.ok;
  },
});
