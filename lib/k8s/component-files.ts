import type { Contract } from './contract';
import { isRegisteredKind } from './schema/shape';

/** The components that read files of their own. */
export type FileReader = 'kube-apiserver' | 'kube-scheduler';

/** A kind of file that an argument of a control-plane component names. */
export interface FileKind {
  readonly reader: FileReader;
  /** The argument, without dashes. */
  readonly flag: string;
  /** Group of the newest version, and that version. */
  readonly apiVersion: string;
  /** The feature gate without which the component does not take the file. */
  readonly gate?: string;
  /** Unknown fields and doubled keys end the component; else it reads on without them [run]. */
  readonly isReadStrictly: (contract: Contract) => boolean;
  /** Only the kind is looked at [run]. */
  readonly hasNoVersion?: (contract: Contract) => boolean;
}

const always = (): boolean => true;
const strictly = (contract: Contract): boolean => contract.apiserverReadsFilesStrictly;
const CONFIG = 'apiserver.config.k8s.io/v1';

/** Source: apiserver pkg/server/options, kubernetes pkg/kubeapiserver/options, kube-scheduler app/options. */
export const FILE_KINDS: Readonly<Record<string, FileKind>> = {
  AdmissionConfiguration: {
    reader: 'kube-apiserver',
    flag: 'admission-control-config-file',
    apiVersion: CONFIG,
    isReadStrictly: strictly,
  },
  AuthenticationConfiguration: {
    reader: 'kube-apiserver',
    flag: 'authentication-config',
    apiVersion: CONFIG,
    gate: 'StructuredAuthenticationConfiguration',
    isReadStrictly: always,
  },
  AuthorizationConfiguration: {
    reader: 'kube-apiserver',
    flag: 'authorization-config',
    apiVersion: CONFIG,
    gate: 'StructuredAuthorizationConfiguration',
    isReadStrictly: always,
  },
  EgressSelectorConfiguration: {
    reader: 'kube-apiserver',
    flag: 'egress-selector-config-file',
    apiVersion: 'apiserver.k8s.io/v1beta1',
    isReadStrictly: strictly,
    hasNoVersion: (contract) => !contract.apiserverReadsFilesStrictly,
  },
  EncryptionConfiguration: {
    reader: 'kube-apiserver',
    flag: 'encryption-provider-config',
    apiVersion: CONFIG,
    isReadStrictly: (contract) => contract.apiserverReadsEncryptionStrictly,
  },
  KubeSchedulerConfiguration: {
    reader: 'kube-scheduler',
    flag: 'config',
    apiVersion: 'kubescheduler.config.k8s.io/v1',
    isReadStrictly: always,
  },
  Policy: {
    reader: 'kube-apiserver',
    flag: 'audit-policy-file',
    apiVersion: 'audit.k8s.io/v1',
    isReadStrictly: () => false,
  },
  TracingConfiguration: {
    reader: 'kube-apiserver',
    flag: 'tracing-config-file',
    apiVersion: CONFIG,
    gate: 'APIServerTracing',
    isReadStrictly: strictly,
  },
};

/** Groups that no API server serves: whatever says one of them is a file for a component. */
export const FILE_GROUPS: readonly string[] = [
  'apiserver.config.k8s.io',
  'apiserver.k8s.io',
  'audit.k8s.io',
  'kubescheduler.config.k8s.io',
];

/** The newest version of a kind that a release reads; where it reads none, that of the newest release. */
export function newestFileVersion(kind: string, minor: number): string {
  const newest = FILE_KINDS[kind]?.apiVersion ?? '';
  const group = newest.slice(0, newest.indexOf('/'));
  const versions = ['v1', 'v1beta1', 'v1alpha1'].map((version) => `${group}/${version}`);
  return versions.find((version) => isRegisteredKind(version, kind, minor)) ?? newest;
}
