import { describe, expect, it } from 'vitest';
import { formatPath, type Path } from '../../lib/diag/path';

describe('a path is written as people write it', () => {
  it.each<[Path, string]>([
    [[], ''],
    [['spec'], 'spec'],
    [['spec', 'ports', 0, 'nodePort'], 'spec.ports[0].nodePort'],
    [[0], '[0]'],
    [[0, 'name'], '[0].name'],
    [['data', 'net-conf.json', 'Network'], 'data["net-conf.json"].Network'],
    [['service-node-port-range'], 'service-node-port-range'],
    [['a b'], '["a b"]'],
    [[''], '[""]'],
    [['1'], '["1"]'],
    [['say "x"\n'], '["say \\"x\\"\\n"]'],
  ])('%j is %j', (path, text) => {
    expect(formatPath(path)).toBe(text);
  });
});
