import type { Contract } from '../../k8s/contract';
import { lastAsRead } from '../../model/component-flags';
import type { FlagSet } from '../../model/flags';
import { emptyText, type FlagRefusal, isSwitchedOn, noneOf, unknownEntries } from './flag-check';

/** Where kube-apiserver keeps its objects. Source: apiserver pkg/server/options/etcd.go (`Validate`). */
export const storageRefusals = (flags: FlagSet, contract: Contract): FlagRefusal[] => [
  ...emptyText(flags, 'etcd-servers', 'the URL of an etcd'),
  ...noneOf(flags, 'storage-backend', ['', 'etcd3']),
  ...(contract.apiserverChecksStorageMediaType ? mediaTypeRefusals(flags) : []),
  ...overrideRefusals(flags, contract),
  ...reloadRefusals(flags),
];

const mediaTypeRefusals = (flags: FlagSet): FlagRefusal[] =>
  noneOf(flags, 'storage-media-type', [
    '',
    'application/json',
    'application/vnd.kubernetes.protobuf',
    'application/yaml',
  ]);

const OVERRIDE = /^[^#/]*\/[^#/]*#[^#]*[^#;][^#]*$/;
const STRICT_OVERRIDE = /^[^#/]*\/[^#/]*#[^#;]+(?:;[^#;]+)*$/;

const overrideRefusals = (flags: FlagSet, contract: Contract): FlagRefusal[] =>
  unknownEntries(
    flags,
    'etcd-servers-overrides',
    (entry) => (contract.apiserverChecksEtcdOverrides ? STRICT_OVERRIDE : OVERRIDE).test(entry),
    'GROUP/RESOURCE#URL;URL, such as /events#https://192.0.2.20:2379',
  );

function reloadRefusals(flags: FlagSet): FlagRefusal[] {
  const flag = 'encryption-provider-config-automatic-reload';
  const given = lastAsRead(flags, flag);
  const file = 'encryption-provider-config';
  if (!given || !isSwitchedOn(flags, flag, false) || lastAsRead(flags, file)?.value) return [];
  return [{ flag, given, wants: `false, or ${file} beside it` }];
}
