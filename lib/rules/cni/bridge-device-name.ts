import { goField } from '../../model/go-fields';
import { defineRule } from '../rule';
import { fieldSide, linksOfType } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';

/** Kernel `IFNAMSIZ` less the final zero. */
const LONGEST_BYTES = 15;
/** Kernel `dev_valid_name`; a `%` asks it to count up, and the plugin then looks for the wrong name [run]. */
const FORBIDDEN = /[/:%\s\0]/;
/** Exists in every network namespace and is no bridge. */
const LOOPBACK = 'lo';

export const bridgeDeviceName = defineRule({
  code: 'NET511',
  name: 'bridge-device-name',
  severity: 'error',
  reads: ['conflists'],
  docs: {
    summary: 'The name of the bridge must be a name the kernel gives to an interface.',
    why: 'The bridge is created when the first pod of a node starts, which fails, and with it every pod.',
    since: '0.1.0',
    source: 'Linux net/core/dev.c dev_valid_name; plugins v1.9.1 plugins/main/bridge',
  },
  findings: {
    name: ({ name }: { name: string }) => ({
      what: `${JSON.stringify(name)} cannot be a bridge: 1 to ${LONGEST_BYTES} bytes without "/", ":", "%" or blanks`,
      fix: 'bridge: "cni0"',
    }),
    taken: ({ name }: { name: string }) => ({
      what: `interface ${name} exists on every node and is not a bridge`,
      fix: 'bridge: "cni0"',
    }),
  },
  examples: () => ({
    valid: [WORKING_LIST],
    invalid: [
      conflistExample({ title: '16 characters', bridge: { bridge: 'kubernetes-pods0' } }),
      conflistExample({ title: 'an empty name', bridge: { bridge: '' } }),
    ],
  }),
  check({ conflists }, report) {
    for (const link of linksOfType(conflists, 'bridge')) {
      const field = goField(link.plugin.value, 'bridge');
      if (typeof field?.value !== 'string') continue;
      const name = field.value;
      const at = fieldSide(link, field);
      const sighting = { at, refusedBy: ['cni-plugin'], data: { name } } as const;
      if (name === LOOPBACK) report('taken', { name }, sighting);
      else if (!isInterfaceName(name)) report('name', { name }, sighting);
    }
  },
});

const isInterfaceName = (name: string): boolean =>
  name !== '' &&
  name !== '.' &&
  name !== '..' &&
  !FORBIDDEN.test(name) &&
  Buffer.byteLength(name) <= LONGEST_BYTES;
