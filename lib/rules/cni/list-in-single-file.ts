import { defineRule } from '../rule';
import { conflistText, WORKING_LIST } from './conflist-example';

const SINGLE_FILE = /\.conf$|(?:^|\/)net\.d\/[^/]*\.json$/;

export const listInSingleFile = defineRule({
  code: 'NET509',
  name: 'list-in-single-file',
  severity: 'error',
  reads: ['conflists'],
  docs: {
    summary: 'A list of plugins belongs in a file that ends in .conflist.',
    why: 'Runtimes go by the extension: in .conf and .json they expect one plugin with a type. containerd then says "missing \'type\'" and the node stays NotReady; CRI-O skips the file.',
    since: '0.1.0',
    source: 'containerd/go-cni; cri-o/ocicni; libcni ConfFromFile',
  },
  findings: {
    list: ({ file }: { file: string }) => ({
      what: `${file} holds a list of plugins, its extension promises a single one`,
      fix: `rename it to ${file.replace(/\.[^.]*$/, '.conflist')}`,
    }),
  },
  examples: () => ({
    valid: [WORKING_LIST],
    invalid: [
      {
        title: 'a list in a .conf',
        file: 'net.d/10-pods.conf',
        text: conflistText({}),
      },
    ],
  }),
  check({ conflists }, report) {
    for (const { value, source, fileName, embeddedIn } of conflists) {
      if (embeddedIn !== 'file' || !SINGLE_FILE.test(fileName)) continue;
      if (!('plugins' in value) || 'type' in value) continue;
      const file = fileName.split('/').at(-1) ?? fileName;
      const at = { at: { source, path: ['plugins'] }, on: 'key' as const };
      report('list', { file }, { at, refusedBy: ['libcni'], data: { file } });
    }
  },
});
