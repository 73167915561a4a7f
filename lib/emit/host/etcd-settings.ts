import { KUBEADM_DEFAULTS } from '../../k8s/defaults';
import { isObject, type Json, type JsonObject } from '../../model/document';
import { asList, asText, textField } from '../../model/type-meta';
import { type ComponentSettings, parseComponentSettings } from './component-settings';

export type EtcdSettings = LocalEtcd | ExternalEtcd;

export interface LocalEtcd extends ComponentSettings {
  readonly kind: 'local';
  readonly dataDir: string;
  /** Empty: that of the cluster. */
  readonly imageRepository: string;
  /** Empty: the one this kubeadm knows. */
  readonly imageTag: string;
}

export interface ExternalEtcd {
  readonly kind: 'external';
  readonly endpoints: readonly string[];
  readonly caFile: string;
  readonly certFile: string;
  readonly keyFile: string;
}

/** kubeadm fills in a local etcd when neither is given (`defaults.go` SetDefaults_Etcd). */
export function parseEtcdSettings(value: Json | undefined): EtcdSettings {
  const etcd = isObject(value) ? value : {};
  if (isObject(etcd.external)) return asExternal(etcd.external);
  return asLocal(isObject(etcd.local) ? etcd.local : {});
}

const asLocal = (local: JsonObject): LocalEtcd => ({
  kind: 'local',
  ...parseComponentSettings(local),
  dataDir: textField(local, 'dataDir') || KUBEADM_DEFAULTS.etcdDataDir,
  imageRepository: textField(local, 'imageRepository'),
  imageTag: textField(local, 'imageTag'),
});

const asExternal = (external: JsonObject): ExternalEtcd => ({
  kind: 'external',
  endpoints: asList(external.endpoints).map((endpoint) => asText(endpoint) ?? ''),
  caFile: textField(external, 'caFile'),
  certFile: textField(external, 'certFile'),
  keyFile: textField(external, 'keyFile'),
});
