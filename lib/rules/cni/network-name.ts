import { readSwitch } from '../../cni/list-switch';
import { defineRule } from '../rule';
import { conflistExample, WORKING_LIST } from './conflist-example';

/** Source: cni v1.3.0 `pkg/utils/utils.go` networkName. */
const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/;

/** Longest file name of Linux; libcni looks for a folder of the network's name, unless told not to. */
const LONGEST_FILE_NAME = 255;
/** `<name>-<container id>-eth0` must be a file name: cnitool's ids have 28 characters, containerd's 64 [run]. */
const LONGEST_WITH_CNITOOL = 221;
const LONGEST_WITH_CONTAINERD = 185;

interface Name {
  readonly name: string;
}

export const networkName = defineRule({
  code: 'NET501',
  name: 'network-name',
  severity: 'error',
  reads: ['conflists'],
  docs: {
    summary: 'The name of a network must be one that libcni and every plugin accept.',
    why: 'The name is not checked when the list is loaded, so the node is Ready; the first pod then fails.',
    since: '0.1.0',
    source: 'containernetworking/cni v1.3.0 pkg/utils/utils.go ValidateNetworkName',
  },
  findings: {
    pattern: ({ name }: Name) => ({
      what: `network name ${JSON.stringify(name)} is not a letter or digit, then letters, digits, "_", "." or "-"`,
      fix: `name: "${suggest(name)}"`,
    }),
    length: ({ name }: Name) => ({
      what: `network name of ${name.length} characters, ${LONGEST_WITH_CONTAINERD} is the most that works`,
      fix: `name: "${name.slice(0, 32)}"`,
    }),
    missing: () => ({ what: 'name is missing', fix: 'name: "pods"' }),
  },
  examples: () => ({
    valid: [WORKING_LIST],
    invalid: [
      conflistExample({ title: 'it begins with a bar', list: { name: '_pods' } }),
      conflistExample({ title: 'an empty name loads, and no pod starts', list: { name: '' } }),
    ],
  }),
  check({ conflists }, report) {
    for (const { value, source, isList } of conflists) {
      const at = { source, path: ['name'] };
      const { name } = value;
      if (name === undefined && !isList && typeof value.type === 'string') {
        report('missing', undefined, { at, refusedBy: ['cni-plugin'] });
      }
      if (typeof name !== 'string') continue;
      const bytes = Buffer.byteLength(name);
      const isLookedFor = isList && readSwitch(value.loadOnlyInlinedPlugins) !== true;
      if (isLookedFor && (bytes > LONGEST_FILE_NAME || name.includes('\0'))) {
        const problem = NAME.test(name) ? 'length' : 'pattern';
        report(problem, { name }, { at, refusedBy: ['libcni'], data: { length: bytes } });
      } else if (!NAME.test(name)) {
        report('pattern', { name }, { at, refusedBy: ['cni-plugin'], data: { name } });
      } else if (bytes > LONGEST_WITH_CNITOOL) {
        report('length', { name }, { at, refusedBy: ['cni-plugin'], data: { length: bytes } });
      } else if (bytes > LONGEST_WITH_CONTAINERD) {
        const breaks = 'containerd: the name of its result file is too long, so no pod starts';
        report('length', { name }, { at, breaks, data: { length: bytes } });
      }
    }
  },
});

const suggest = (name: string): string =>
  name.replaceAll(/[^a-zA-Z0-9_.-]/g, '-').replace(/^[^a-zA-Z0-9]+/, '') || 'pods';
