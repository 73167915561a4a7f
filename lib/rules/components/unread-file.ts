import { FILE_KINDS, newestFileVersion } from '../../k8s/component-files';
import { KnownFlags } from '../../k8s/component-flags';
import { nearestName } from '../../k8s/schema/nearest-name';
import { isRegisteredKind } from '../../k8s/schema/shape';
import { nameOfMinor } from '../../k8s/version';
import type { ClusterModel } from '../../model/cluster-model';
import type { ComponentFile } from '../../model/component-file';
import { at } from '../../model/located';
import { defineRule } from '../rule';
import { verdictOn } from './file-check';
import { isFeatureOn } from './flag-gates';

interface Facts {
  readonly apiVersion: string;
  readonly kind: string;
  readonly reader: string;
  readonly release: string;
  readonly flag: string;
  readonly gate: string;
  /** The kind that was probably meant. */
  readonly meant: string;
  /** A version that this release reads. */
  readonly wanted: string;
}

type Problem = 'noVersion' | 'noFlag' | 'gateOff' | 'noKind';

const policy = (apiVersion: string): string =>
  `apiVersion: ${apiVersion}\nkind: Policy\nrules:\n  - level: Metadata\n`;

const authentication =
  'apiVersion: apiserver.config.k8s.io/v1\nkind: AuthenticationConfiguration\n';

export const unreadFile = defineRule({
  code: 'NET740',
  name: 'unread-file',
  severity: 'error',
  reads: ['componentFiles', 'controlPlane', 'versions'],
  docs: {
    summary:
      'A file for kube-apiserver or kube-scheduler must be of a kind and version that the release reads.',
    why: 'A component that is given a file of a version it does not register exits, and so does every control plane with it. Older releases lack the argument, or want a feature gate for it.',
    since: '0.1.0',
    source:
      'apiserver pkg/apis/apiserver/*/register.go; kube-scheduler app/options/configfile.go [run]',
  },
  findings: {
    noVersion: ({ apiVersion, kind, reader, release, wanted }: Facts) => ({
      what: `${reader} ${release} reads no ${kind} of ${apiVersion}`,
      fix: `apiVersion: ${wanted}`,
    }),
    noKind: ({ apiVersion, kind, reader, meant }: Facts) => ({
      what: `${reader} reads no file of kind "${kind}" (${apiVersion})`,
      fix: `kind: ${meant}`,
    }),
    noFlag: ({ kind, reader, release, flag }: Facts) => ({
      what: `${reader} ${release} has no argument ${flag} to take the ${kind} with`,
      fix: 'use a later Kubernetes, or the arguments that the file stands for',
    }),
    gateOff: ({ kind, reader, release, gate }: Facts) => ({
      what: `${reader} ${release} takes no ${kind} while its feature gate ${gate} is off`,
      fix: `add to apiServer.extraArgs: feature-gates: ${gate}=true`,
    }),
  },
  examples: () => ({
    valid: [
      { title: 'the version of every release', text: policy('audit.k8s.io/v1') },
      {
        title: 'another name of the same kind, which is still read',
        text: 'apiVersion: v1\nkind: EncryptionConfig\nresources:\n  - resources: [secrets]\n    providers:\n      - kms: {apiVersion: v2, name: vault, endpoint: "unix:///run/kms/vault.sock"}\n',
      },
    ],
    invalid: [
      { title: 'gone long ago', text: policy('audit.k8s.io/v1beta1') },
      { title: 'not yet there', text: authentication, kubernetesVersion: '1.33.0' },
      {
        title: 'an alpha feature',
        text: authentication.replace('/v1', '/v1alpha1'),
        kubernetesVersion: '1.29.0',
      },
    ],
  }),
  check({ componentFiles, controlPlane, versions }, report) {
    for (const file of componentFiles) {
      const problem = problemOf(file, { controlPlane, versions });
      if (!problem) continue;
      const field = problem === 'noVersion' ? 'apiVersion' : 'kind';
      report(problem, factsOf(file), {
        at: { at: at(file.source, field), value: file[field] },
        ...verdictOn(file),
        data: { apiVersion: file.apiVersion, kind: file.kind },
      });
    }
  },
});

type Cluster = Pick<ClusterModel, 'controlPlane' | 'versions'>;

function problemOf(file: ComponentFile, { controlPlane, versions }: Cluster): Problem | undefined {
  const { read, within, kind, apiVersion, minor } = file;
  if (!read) return nearestName(kind, KINDS) === undefined ? undefined : 'noKind';
  if (within === undefined) {
    if (!KnownFlags.ofMinor(read.reader, minor)?.typeOf(read.flag)) return 'noFlag';
    if (!isFeatureOn(controlPlane.apiServer, read.gate, minor)) return 'gateOff';
  }
  // Plugins of others bring arguments of their own.
  if (within === 'KubeSchedulerConfiguration') return undefined;
  if (within !== undefined && !apiVersion.startsWith(POD_SECURITY_GROUP)) return 'noVersion';
  if (read.hasNoVersion?.(versions.cluster) || isRegisteredKind(apiVersion, kind, minor))
    return undefined;
  return 'noVersion';
}

function factsOf({ apiVersion, kind, read, within, minor }: ComponentFile): Facts {
  return {
    apiVersion,
    kind,
    reader: read?.reader ?? 'kube-apiserver',
    release: nameOfMinor(minor),
    flag: read?.flag ?? '',
    gate: read?.gate ?? '',
    meant: nearestName(kind, KINDS) ?? '',
    wanted: within === undefined ? newestFileVersion(kind, minor) : POD_SECURITY,
  };
}

const KINDS = Object.keys(FILE_KINDS);
const POD_SECURITY_GROUP = 'pod-security.admission.config.k8s.io/';
const POD_SECURITY = `${POD_SECURITY_GROUP}v1`;
