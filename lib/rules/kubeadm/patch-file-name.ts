import { nameOfMinor } from '../../k8s/version';
import { lineOf } from '../../model/issue-site';
import { INIT } from '../../model/kubeadm-reading';
import { PATCH_TYPES, patchTargetsAt, targetOf } from '../../model/patch/patch-name';
import { defineRule } from '../rule';
import { PATCHED, patchExample } from './patch-examples';

interface Named {
  readonly fileName: string;
  readonly proposal: string;
}

const METADATA = 'metadata:\n  labels:\n    a: b\n';

export const patchFileName = defineRule({
  code: 'NET635',
  name: 'patch-file-name',
  severity: 'error',
  reads: ['patchFiles', 'versions'],
  docs: {
    summary:
      'A patch is named TARGET[SUFFIX][+TYPE].yaml or .json, in the folder of patches.directory.',
    why: 'kubeadm knows by the name alone what a file patches and how. It stops at an unknown type after "+", in whatever file of the folder; it warns of an unknown target or extension, such as .yml, and goes on without the patch.',
    symptoms: ['setting-without-effect'],
    since: '0.1.0',
    source: 'kubeadm util/patches parseFilename [run]',
  },
  findings: {
    type: ({ fileName, proposal }: Named) => ({
      what: `${fileName} names no type of patch after "+": there are ${PATCH_TYPES.join(', ')}`,
      fix: `rename it to ${proposal}`,
    }),
    extension: ({ fileName, proposal }: Named) => ({
      what: `kubeadm ignores ${fileName}: it reads .yaml and .json only`,
      fix: `rename it to ${proposal}`,
    }),
    target: ({ fileName, targets }: { fileName: string; targets: readonly string[] }) => ({
      what: `kubeadm ignores ${fileName}: its name begins with none of ${targets.join(', ')}`,
      fix: 'begin the name with what the file patches, or take it out of the folder',
    }),
    later: ({ target, minor }: { target: string; minor: number }) => ({
      what: `kubeadm ${nameOfMinor(minor)} does not know ${target} yet, and ignores the file`,
      fix: 'patch the object in the cluster after init, or use a later kubeadm',
    }),
    unread: ({ fileName }: { fileName: string }) => ({
      what: `no kubeadm file names the folder of ${fileName} in patches.directory`,
      fix: 'patches: { directory: /etc/kubernetes/patches }, and put the file there',
    }),
  },
  examples: () => ({
    valid: [
      patchExample('a suffix and a type', 'kube-apiserver0+strategic.yaml', METADATA),
      patchExample('a strategic merge where nothing is said', 'etcd.yaml', METADATA),
      patchExample('a JSON patch in YAML', 'kube-scheduler+json.yaml', '[]\n'),
    ],
    invalid: [
      patchExample('an unknown type', 'kube-apiserver+JSON.yaml', METADATA),
      patchExample('another extension', 'kube-apiserver.yml', METADATA),
      patchExample('a name of the component alone', 'apiserver.yaml', METADATA),
      {
        title: 'nobody names the folder',
        text: METADATA,
        file: 'kube-apiserver0+merge.yaml',
        beside: [{ file: 'kubeadm.yaml', text: PATCHED.replace(/patches:[\s\S]*/, '') }],
      },
    ],
  }),
  check({ patchFiles, versions }, report) {
    const minor = versions.kubeadmMinor;
    for (const { input, fileName, name, directory } of patchFiles) {
      const at = lineOf(input.name, 1);
      const stem = fileName.replace(/\.[^.]*$/, '');
      const ignored = {
        severity: 'warning',
        breaks: 'kubeadm: goes on without the patch',
      } as const;
      const other = directory && { other: directory.at };
      if (directory === undefined) {
        const breaks = 'kubeadm: never sees the patch';
        report('unread', { fileName }, { at, severity: 'info', breaks });
      } else if (name.is === 'refused') {
        const proposal = fileName.replace(/\+[^.]*/, '+strategic');
        report('type', { fileName, proposal }, { at, ...other, refusedBy: INIT });
      } else if (name.is === 'ignored' && name.problem === 'extension') {
        report('extension', { fileName, proposal: `${stem}.yaml` }, { at, ...other, ...ignored });
      } else if (name.is === 'ignored') {
        const target = targetOf(fileName);
        const targets = patchTargetsAt(minor);
        if (target) report('later', { target, minor }, { at, ...other, ...ignored });
        else report('target', { fileName, targets }, { at, ...other, ...ignored });
      }
    }
  },
});
