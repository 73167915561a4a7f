import type { FlannelView } from '../../model/cni-config';
import { isObject, type JsonObject } from '../../model/document';
import { asNumber, textField } from '../../model/type-meta';
import type { CniProvider } from '../provider';
import { type FlannelBackend, findBackend, IMPLIED_BACKEND_TYPE } from './backends';
import { flannelProvider } from './provider';

/** A backend and what net-conf.json sets of it. */
export interface DeclaredBackend {
  readonly backend: FlannelBackend;
  readonly settings: JsonObject;
}

/** Undefined for a backend that flanneld refuses. */
export function declaredBackend(flannel: FlannelView): DeclaredBackend | undefined {
  const written = flannel.field('Backend');
  const settings = isObject(written) ? written : { Type: IMPLIED_BACKEND_TYPE };
  const backend = findBackend(textField(settings, 'Type'));
  return backend && { backend, settings };
}

/** flannel as its net-conf.json has it; undefined for a backend that flanneld refuses. */
export function declaredFlannel(flannel: FlannelView): CniProvider | undefined {
  const declared = declaredBackend(flannel);
  if (!declared) return undefined;
  const { backend, settings } = declared;
  const port = backend.portKey === undefined ? undefined : asNumber(settings[backend.portKey]);
  return flannelProvider({ backendType: backend.type, ...(port ? { port } : {}) });
}
