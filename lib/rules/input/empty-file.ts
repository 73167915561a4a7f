import { siteOf } from '../../model/issue-site';
import { defineRule } from '../rule';

export const emptyFile = defineRule({
  code: 'NET002',
  name: 'empty-file',
  severity: 'info',
  reads: ['inputs'],
  docs: {
    summary: 'A file without any document says nothing.',
    why: '`kubeadm config validate` accepts a wholly empty file and kubectl finds no objects in it; probably something was to be written here.',
    symptoms: ['object-missing'],
    since: '0.1.0',
    source: 'kubeadm SplitConfigDocuments',
  },
  findings: {
    empty: () => ({ what: 'the file holds no document', fix: 'remove the file, or fill it' }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a document',
        text: 'apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\nkubernetesVersion: v1.36.4\n',
      },
    ],
    invalid: [{ title: 'only a comment', text: '# to be written\n' }],
  }),
  check({ inputs }, report) {
    for (const { kind, location } of inputs.flatMap((input) => input.issues)) {
      if (kind !== 'empty-file') continue;
      report('empty', undefined, { at: siteOf(location), breaks: 'nobody: nothing is read' });
    }
  },
});
