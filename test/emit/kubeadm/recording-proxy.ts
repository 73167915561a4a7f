import { LateBound } from '../../../lib/emit/kubeadm/late-bound';

/** The same value, and `note` is told the path of every property that is read. */
export function recordReads<T>(value: T, note: (path: string) => void, path = ''): T {
  if (typeof value !== 'object' || value === null || value instanceof LateBound) return value;
  return new Proxy(value, {
    get(target, key) {
      const inner: unknown = Reflect.get(target, key);
      if (typeof key === 'symbol' || typeof inner === 'function') return inner;
      const step = Array.isArray(target) ? path : join(path, key);
      note(step);
      return recordReads(inner, note, step);
    },
  });
}

/** Every path below a value; the items of a list share one. */
export function pathsOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null || value instanceof LateBound) return [path];
  if (Array.isArray(value)) return value.flatMap((item) => pathsOf(item, path));
  return Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, join(path, key)));
}

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);
