import {
  isKnownMinor,
  KNOWN_MINORS,
  listSchemaNames,
  NEWEST_MINOR,
  parseKubernetesVersion,
  renderEditorSchema,
} from '../../check';
import { defineCommand } from '../command';
import { EXIT, UsageError } from '../io';

/** `schema ClusterConfiguration`: what editors complete and check with, without a run of ours. */
export const schema = defineCommand({
  name: 'schema',
  operands: '[KIND]',
  operandChoices: listSchemaNames(NEWEST_MINOR),
  summary: 'JSON Schema for editors, of kubeadm files, component configurations or a conflist',
  options: {
    'kubernetes-version': {
      type: 'string',
      value: '1.36',
      help: 'whose fields; default the newest minor',
    },
  },
  run({ operands: [wanted], options }, io) {
    const minor = readMinor(options['kubernetes-version']);
    const names = listSchemaNames(minor);
    const name = names.find((known) => known.toLowerCase() === wanted?.toLowerCase());
    if (wanted !== undefined && name === undefined) {
      throw new UsageError(`no schema "${wanted}" at 1.${minor}; there are ${names.join(', ')}`);
    }
    io.out(renderEditorSchema(name, minor));
    return EXIT.ok;
  },
});

function readMinor(text: string | undefined): number {
  if (text === undefined) return NEWEST_MINOR;
  const version = parseKubernetesVersion(text);
  if (version && isKnownMinor(version)) return version.minor;
  throw new UsageError(`--kubernetes-version takes ${KNOWN_MINORS}; got "${text}"`);
}
