import type { PassedOver } from '../../model/input-file';
import { siteOf } from '../../model/issue-site';
import { defineRule } from '../rule';

const SOURCES = {
  helm: { files: 'templates', of: 'Helm chart', render: 'helm template .' },
  kustomize: { files: 'patches', of: 'kustomization', render: 'kubectl kustomize .' },
} as const satisfies Record<PassedOver['tool'], object>;

export const unrenderedSource = defineRule({
  code: 'NET014',
  name: 'unrendered-source',
  severity: 'info',
  reads: ['inputs'],
  docs: {
    summary: 'Templates of a Helm chart and patches of a kustomization are not checked.',
    why: 'They are no objects before Helm or kustomize has rendered them. In folders, files with template actions below `templates/` and `files/` of a chart, and the patch files that a kustomization names, are passed over; a file that is named itself is read as it is.',
    since: '0.1.0',
    source: 'Helm, chart templates; kustomize, patches',
  },
  findings: {
    passedOver: ({ tool, files }: PassedOver) => ({
      what: `${SOURCES[tool].files} of this ${SOURCES[tool].of} are not checked before they are rendered: ${files} passed over`,
      fix: `in its folder: ${SOURCES[tool].render} | cdk8s-kubeadm check -`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a kustomization without patches',
        text: 'resources:\n  - service.yaml\n',
        file: 'kustomization.yaml',
      },
    ],
    invalid: [
      {
        title: 'a kustomization with a patch file in its folder',
        text: 'resources:\n  - ../base\npatches:\n  - path: replicas.yaml\n',
        file: 'kustomization.yaml',
        passedOver: { tool: 'kustomize', files: 1 },
      },
      {
        title: 'a chart with three templates',
        text: 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
        file: 'web/Chart.yaml',
        passedOver: { tool: 'helm', files: 3 },
      },
    ],
  }),
  check({ inputs }, report) {
    for (const { name, passedOver } of inputs) {
      if (!passedOver) continue;
      const location = { file: name, line: null, column: null, path: '', constructPath: null };
      report('passedOver', passedOver, {
        at: siteOf(location),
        breaks: 'cdk8s-kubeadm: checks nothing in them',
        data: { tool: passedOver.tool, files: passedOver.files },
      });
    }
  },
});
