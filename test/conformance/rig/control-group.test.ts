import { describe, expect, it } from 'vitest';
import { missingIn, parseHierarchies } from '../../../conformance/rig/control-group';

const MOUNT_INFO = `
24 1 254:0 / / rw,relatime - ext4 /dev/vda rw
35 30 0:30 / /sys/fs/cgroup rw,relatime - tmpfs tmpfs rw,mode=755
36 35 0:31 / /sys/fs/cgroup/cpu,cpuacct rw,relatime - cgroup cgroup rw,cpu,cpuacct
37 35 0:32 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory
38 35 0:33 /docker/1f /sys/fs/cgroup/pids rw,relatime - cgroup cgroup rw,pids
39 35 0:34 / /sys/fs/cgroup/systemd rw,relatime - cgroup cgroup rw,name=systemd
40 35 0:35 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw
`;

const OWN_GROUPS = `5:name=systemd:/
4:pids:/docker/1f/job
3:memory:/jobs/one:two
2:cpu,cpuacct:/
0::/
`;

describe('control group hierarchies', () => {
  const found = parseHierarchies(MOUNT_INFO, OWN_GROUPS);

  it('are those of version 1, named as a mount wants them', () => {
    expect(found.map(({ option }) => option)).toEqual([
      'cpu,cpuacct',
      'memory',
      'pids',
      'name=systemd',
    ]);
  });

  it('say which group the caller is in, as seen from where they are mounted', () => {
    expect(found.map(({ ownGroup }) => ownGroup)).toEqual([
      '/sys/fs/cgroup/cpu,cpuacct',
      '/sys/fs/cgroup/memory/jobs/one:two',
      '/sys/fs/cgroup/pids/job',
      '/sys/fs/cgroup/systemd',
    ]);
  });

  it('suffice with the memory controller', () => {
    expect(missingIn(found, MOUNT_INFO)).toBeUndefined();
  });

  it('are missing from a host with version 2 only, which is said', () => {
    const unified = '30 24 0:26 / /sys/fs/cgroup rw,relatime - cgroup2 cgroup2 rw\n';
    expect(missingIn(parseHierarchies(unified, '0::/\n'), unified)).toContain('version 2 only');
  });
});
