import { KUBEADM_DEFAULTS } from '../../k8s/defaults';
import { isDns1123Label } from '../../k8s/names';
import type { JsonObject } from '../../model/document';
import { fieldOf, type JudgedField } from '../../model/kubeadm-reading';
import { type StaticPodName, staticPodLists } from '../../model/static-pod-settings';
import { textField } from '../../model/type-meta';
import { defineRule, type Report } from '../rule';
import { clusterText } from './example-texts';

/** Source: kubernetes core validation.validateHostPathType. */
const PATH_TYPES = [
  ...['DirectoryOrCreate', 'Directory', 'FileOrCreate', 'File'],
  ...['Socket', 'CharDevice', 'BlockDevice'],
];

interface Volume {
  readonly name: string;
  readonly mountPath: string;
}

const findings = {
  name: ({ name }: { name: string }) => ({
    what: `${JSON.stringify(name)} is no name for a volume: lower-case letters, digits and "-", at most 63`,
    fix: `name: ${asLabel(name)}`,
  }),
  nameTwice: ({ name, pod }: { name: string; pod: string }) => ({
    what: `two volumes of ${pod} are named ${name}: only the last one is there`,
    fix: `name one of them otherwise, such as ${name}-2`,
  }),
  mountTwice: ({ mountPath, pod, other }: { mountPath: string; pod: string; other: string }) => ({
    what: `two volumes of ${pod} are mounted at ${mountPath}; the other one is ${other}`,
    fix: `mount it elsewhere, or name it ${other} to replace the other one`,
  }),
  noPath: ({ field }: { field: string }) => ({
    what: `a volume has no ${field}`,
    fix: `${field}: the absolute path of a folder or file`,
  }),
  climbs: ({ path }: { path: string }) => ({
    what: `hostPath ${JSON.stringify(path)} climbs up with ".."`,
    fix: 'write the path without ".."',
  }),
  pathType: ({ text }: { text: string }) => ({
    what: `pathType ${JSON.stringify(text)} is none of ${PATH_TYPES.join(', ')}`,
    fix: `pathType: ${PATH_TYPES.find((type) => type.toLowerCase() === text.toLowerCase()) ?? 'DirectoryOrCreate'}`,
  }),
};

const asLabel = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 63) || 'extra';

const volume = (lines: string): string =>
  clusterText(`apiServer:\n  extraVolumes:\n${lines.replace(/^/gm, '    ').trimEnd()}\n`);

const AUDIT = '- name: audit\n  hostPath: /srv/audit\n  mountPath: /srv/audit\n';

export const extraVolumes = defineRule({
  code: 'NET628',
  name: 'extra-volumes',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions'],
  docs: {
    summary: 'Every extra volume has a name and a mount path of its own, and a path of the host.',
    why: 'kubeadm writes extraVolumes into the static pod as they are, of two with one name only the last. The kubelet refuses a pod with a bad name, no path or one mount path twice, and the component never starts. A volume with the name of one of kubeadm’s own replaces it.',
    symptoms: ['init-times-out', 'setting-without-effect'],
    since: '0.1.0',
    source:
      'kubeadm phases/controlplane/volumes.go; kubernetes core validation.ValidateVolumes, ValidateVolumeMounts',
  },
  findings,
  examples: () => ({
    valid: [
      { title: 'a folder', text: volume(AUDIT) },
      {
        title: 'a volume of kubeadm’s replaced, by its name',
        text: volume('- name: ca-certs\n  hostPath: /srv/ca\n  mountPath: /etc/ssl/certs\n'),
      },
      {
        title: 'one folder mounted twice',
        text: volume(`${AUDIT}- name: again\n  hostPath: /srv/audit\n  mountPath: /audit\n`),
      },
    ],
    invalid: [
      { title: 'a capital', text: volume(AUDIT.replace('name: audit', 'name: Audit')) },
      {
        title: 'the place of kubeadm’s certificates',
        text: volume('- name: keys\n  hostPath: /srv\n  mountPath: /etc/kubernetes/pki\n'),
      },
      {
        title: 'one name twice',
        text: volume(AUDIT + AUDIT.replace(/mountPath: .*/, 'mountPath: /b')),
      },
      { title: 'no path of the host', text: volume('- name: audit\n  mountPath: /srv/audit\n') },
      { title: 'an unknown type', text: volume(`${AUDIT}  pathType: Folder\n`) },
    ],
  }),
  check({ kubeadmFiles, versions }, report) {
    for (const { pod, cluster, entries } of staticPodLists(
      kubeadmFiles,
      'extraVolumes',
      versions.kubeadm,
    )) {
      for (const entry of entries) checkVolume(entry, pod, report);
      checkNames(entries, pod, report);
      checkMounts(entries, pod, ownMounts(pod, cluster), report);
    }
  },
});

type Say = Report<typeof findings>;
type Entry = JudgedField<JsonObject>;

const refused = (pod: string): string => `kubelet: refuses the static pod ${pod}`;

function checkVolume(entry: Entry, pod: StaticPodName, report: Say): void {
  const breaks = refused(pod);
  const text = (field: string) => textField(entry.value, field);
  const at = (field: string) => ({ at: fieldOf(entry, field).at, value: text(field) });
  if (!isDns1123Label(text('name')))
    report('name', { name: text('name') }, { at: at('name'), breaks });
  for (const field of ['hostPath', 'mountPath']) {
    if (text(field) === '') report('noPath', { field }, { at: entry.at, breaks });
  }
  if (text('hostPath').split('/').includes('..')) {
    report('climbs', { path: text('hostPath') }, { at: at('hostPath'), breaks });
  }
  const type = text('pathType');
  if (type !== '' && !PATH_TYPES.includes(type)) {
    report('pathType', { text: type }, { at: at('pathType'), breaks });
  }
}

function checkNames(entries: readonly Entry[], pod: StaticPodName, report: Say): void {
  entries.forEach((entry, index) => {
    const name = textField(entry.value, 'name');
    const later = entries.slice(index + 1).find(({ value }) => textField(value, 'name') === name);
    if (!later || name === '') return;
    const side = (field: Entry) => ({ at: fieldOf(field, 'name').at, value: name });
    const breaks = `kubeadm: leaves out ${textField(entry.value, 'hostPath') || 'the first one'}`;
    report('nameTwice', { name, pod }, { at: side(entry), other: side(later), breaks });
  });
}

/** Of one name only the last volume counts, and it takes the place of kubeadm's own. */
function checkMounts(
  entries: readonly Entry[],
  pod: StaticPodName,
  own: readonly Volume[],
  report: Say,
): void {
  const last = new Map(entries.map((entry) => [textField(entry.value, 'name'), entry]));
  const seen = new Map<string, { name: string; entry?: Entry }>(
    own.filter(({ name }) => !last.has(name)).map(({ name, mountPath }) => [mountPath, { name }]),
  );
  for (const [name, entry] of last) {
    const mountPath = textField(entry.value, 'mountPath');
    const other = seen.get(mountPath);
    const side = (field: Entry) => ({ at: fieldOf(field, 'mountPath').at, value: mountPath });
    if (other && mountPath !== '') {
      report(
        'mountTwice',
        { mountPath, pod, other: other.name },
        {
          at: side(entry),
          ...(other.entry && { other: side(other.entry) }),
          breaks: refused(pod),
        },
      );
    } else seen.set(mountPath, { name, entry });
  }
}

/** Those that kubeadm adds on every machine. */
function ownMounts(pod: StaticPodName, cluster: JsonObject): Volume[] {
  if (pod === 'etcd') return [];
  if (pod === 'kube-scheduler') return [kubeconfig('scheduler')];
  const certificates = textField(cluster, 'certificatesDir') || KUBEADM_DEFAULTS.certificatesDir;
  return [
    { name: 'k8s-certs', mountPath: certificates },
    { name: 'ca-certs', mountPath: '/etc/ssl/certs' },
    ...(pod === 'kube-controller-manager' ? [kubeconfig('controller-manager')] : []),
  ];
}

const kubeconfig = (component: string): Volume => ({
  name: 'kubeconfig',
  mountPath: `/etc/kubernetes/${component}.conf`,
});
