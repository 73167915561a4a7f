import { COMPONENT_NAMES, COMPONENTS, type ComponentProgram, programsOf } from './components';

/** The server of one etcd release, such as 3.6.8. */
export function etcdProgram(release: string): ComponentProgram {
  const name = COMPONENT_NAMES.find(
    (candidate) => /^etcd\b/.test(candidate) && COMPONENTS[candidate].version === `v${release}`,
  );
  const [server] = name ? programsOf(name) : [];
  if (!server) throw new Error(`etcd ${release} is not pinned: add it to binaries/components.ts`);
  return server;
}
