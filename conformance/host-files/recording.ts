import type { HostFile } from '../../lib/emit/host/predict-static-pods';

/** The configurations worth keeping as golden files: each shows something no other one does. */
export const RECORDED_CASES: readonly string[] = [
  'plain',
  'dual-stack',
  'ipv6',
  'api-server-arguments',
  'authorization-mode',
  'controller-manager-arguments',
  'etcd-metrics',
  'external-etcd-folders',
  'older-cluster',
  'pki-host',
  'quoting',
  'repeated-arguments',
  'environment',
  'timeout',
  'timeout-for-control-plane',
  'volumes',
];

/** All files of one node in one text, in the order of their paths. */
export const formatRecording = (files: readonly HostFile[]): string =>
  files
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, mode, content }) => `==> ${path} 0${mode.toString(8)} <==\n${content}`)
    .join('');
