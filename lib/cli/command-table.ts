import type { AnyCommand } from './command';

/** Each command is loaded only when it is asked for: `check` needs neither cdk8s nor a compiler. */
export const COMMANDS: Readonly<Record<string, () => AnyCommand>> = {
  synth: () => require('./commands/synth').synth,
  check: () => require('./commands/check').check,
  map: () => require('./commands/map').map,
  ports: () => require('./commands/ports').ports,
  hosts: () => require('./commands/hosts').hosts,
  dns: () => require('./commands/dns').dns,
  diff: () => require('./commands/diff').diff,
  explain: () => require('./commands/explain').explain,
  schema: () => require('./commands/schema').schema,
  init: () => require('./commands/init').init,
  completion: () => require('./commands/completion').completion,
};
