import type { InputFile } from './input-file';

/** The kubelet reads these itself, on every node the same names; no API server is given them. */
export const isStaticPod = ({ name }: InputFile): boolean => STATIC_PODS.test(name);

const STATIC_PODS = /(^|\/)etc\/kubernetes\/manifests\/[^/]*$/;

/**
 * What kubeadm lays over the kubelet's configuration on one node: fields of it, without a head.
 * Source: kubeadm constants.go KubeletInstanceConfigurationFileName.
 */
export const isInstanceConfig = ({ name }: InputFile): boolean => INSTANCE_CONFIG.test(name);

const INSTANCE_CONFIG = /(^|\/)instance-config\.yaml$/;
