import { expect, test } from 'vitest';
import { readText } from '../../lib/manifests/read-file';
import { embed } from '../../lib/model/document';

const CONFIG_MAP = `apiVersion: v1
kind: ConfigMap
data:
  net-conf.json: |

    {
      "Network": "10.244.0.0/16",
      "Backend": {"Type": "vxlan"}
    }
  broken.json: |
    {
      "a": 1,
    }
  quoted.json: '{"a": {"b": 5}}'
  ClusterConfiguration: |
    networking:
      podSubnet: 10.244.0.0/16
`;

function documentOf(text: string) {
  const { document } = readText('flannel.yaml', `x: 1\n---\n${text}`).chunks[1] ?? {};
  if (document === undefined) throw new Error('the text holds no document');
  return document;
}

const parent = documentOf(CONFIG_MAP);

test('a value inside a block scalar is placed in the outer file', () => {
  const document = embed(parent, ['data', 'net-conf.json']);
  expect(document?.value).toEqual({ Network: '10.244.0.0/16', Backend: { Type: 'vxlan' } });
  expect(document?.source.locate(['Backend', 'Type'])).toMatchObject({
    file: 'flannel.yaml',
    line: 10,
    column: 27,
    path: 'data["net-conf.json"].Backend.Type',
  });
});

test('a value inside a quoted string on one line is placed too', () => {
  const document = embed(parent, ['data', 'quoted.json']);
  expect(document?.source.locate(['a', 'b'])).toMatchObject({ line: 16, column: 29 });
});

test('an embedded YAML document is read as well', () => {
  const document = embed(parent, ['data', 'ClusterConfiguration']);
  expect(document?.source.locate(['networking', 'podSubnet'])).toMatchObject({
    line: 19,
    column: 18,
  });
});

test('there is no document where there is no string, or none that can be read', () => {
  expect(embed(parent, ['data'])).toBeUndefined();
  expect(embed(parent, ['data', 'x'])).toBeUndefined();
  expect(embed(parent, ['data', 'broken.json'])).toBeUndefined();
});
