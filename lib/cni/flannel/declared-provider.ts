import type { FlannelView } from '../../model/cni-config';
import { isObject } from '../../model/document';
import { asNumber, textField } from '../../model/type-meta';
import type { CniProvider } from '../provider';
import { findBackend, IMPLIED_BACKEND_TYPE } from './backends';
import { flannelProvider } from './provider';

/** flannel as its net-conf.json has it; undefined for a backend that flanneld refuses. */
export function declaredFlannel(flannel: FlannelView): CniProvider | undefined {
  const backend = flannel.field('Backend');
  if (!isObject(backend)) return flannelProvider({ backendType: IMPLIED_BACKEND_TYPE });
  const backendType = textField(backend, 'Type');
  const portKey = findBackend(backendType)?.portKey;
  const port = portKey === undefined ? undefined : asNumber(backend[portKey]);
  return flannelProvider({ backendType, ...(port ? { port } : {}) });
}
