import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { folderWith, removeFolders } from './folder';
import { run } from './run-cli';

afterEach(removeFolders);

const HEAD =
  'apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\nkubernetesVersion: v1.36.4\n';
const withNetworking = (text: string): string => `${HEAD}networking:\n${text}`;

/** What `check --fix` makes of one file. */
function fixed(text: string, ...argv: string[]) {
  const cwd = folderWith({ 'cluster.yaml': text });
  const { exitCode, out } = run(['check', '--fix', ...argv, 'cluster.yaml'], { cwd });
  return { exitCode, out, text: readFileSync(join(cwd, 'cluster.yaml'), 'utf8'), cwd };
}

describe('check --fix', () => {
  it('changes the value, and not one character beside it', () => {
    const text = withNetworking('    podSubnet:   10.100.0.0/16   # pods\n\n    # the end\n');
    const { exitCode, out, text: after } = fixed(text);

    expect(after).toBe(text.replace('10.100.0.0/16', '10.244.0.0/16'));
    expect(exitCode).toBe(0);
    expect(out).toContain(`--- a/cluster.yaml
+++ b/cluster.yaml
@@ -2,6 +2,6 @@
 kind: ClusterConfiguration
 kubernetesVersion: v1.36.4
 networking:
-    podSubnet:   10.100.0.0/16   # pods
+    podSubnet:   10.244.0.0/16   # pods
${' '}
     # the end
`);
  });

  it.each([
    ['single quotes', "  podSubnet: '10.100.0.0/16'\n"],
    ['double quotes', '  podSubnet: "10.100.0.0/16"\n'],
    ['a flow map without quotes', '  {podSubnet: 10.100.0.0/16, dnsDomain: a.b}\n'],
    ['line ends of Windows', '  podSubnet: 10.100.0.0/16\r\n  dnsDomain: a.b\r\n'],
    ['no last line end', '  podSubnet: 10.100.0.0/16'],
    [
      'a word that stands elsewhere as well',
      '  dnsDomain: x # 10.100.0.0/16\n  podSubnet: 10.100.0.0/16\n',
    ],
  ])('keeps %s', (_, networking) => {
    const text = withNetworking(networking);
    const at = text.lastIndexOf('10.100.0.0/16');

    expect(fixed(text).text).toBe(`${text.slice(0, at)}10.244.0.0/16${text.slice(at + 13)}`);
  });

  it('keeps a byte order mark, and what comes before the document', () => {
    const text = `\ufeff# mine\n---\n${withNetworking('  podSubnet: 10.100.0.0/16\n')}`;

    expect(fixed(text).text).toBe(text.replace('10.100', '10.244'));
  });

  it('writes quotes where the new value would be read as something else', () => {
    const text = withNetworking(
      '  { podSubnet: "10.100.0.0/16,fd00:10:244::/56", serviceSubnet: "10.96.0.0/16,fd00:10:96::/112" }\n'.replace(
        '10.100',
        '10.96',
      ),
    );

    expect(fixed(text).text).toBe(
      text.replace('"10.96.0.0/16,fd00:10:244::/56"', '"10.244.0.0/16,fd00:10:244::/56"'),
    );
  });

  it('repairs JSON', () => {
    const text =
      '{"apiVersion":"v1","kind":"Service","metadata":{"name":"a"},\r\n"spec":{"ports":[{"port":1,"protocol":"udp"}]}}';

    expect(fixed(text).text).toBe(text.replace('"udp"', '"UDP"'));
  });

  it('repairs ranges in JSON, and in lists with blanks', () => {
    const text = JSON.stringify({
      apiVersion: 'kubeadm.k8s.io/v1beta4',
      kind: 'ClusterConfiguration',
      networking: {
        podSubnet: '10.100.0.0/16, fd00:10:244::/56',
        serviceSubnet: '10.96.0.0/12,fd00:10:96::/112',
      },
    });

    expect(fixed(text).text).toBe(
      text.replace('10.100.0.0/16, fd00:10:244::/56', '10.244.0.0/16,fd00:10:244::/56'),
    );
  });

  it('makes many fixes in one line and several documents', () => {
    const service = (name: string) =>
      `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\nspec: {type: NodePort, selector: {a: b}, ports: [{port: 80, protocol: tcp, nodePort: 30080}]}\n`;
    const { text } = fixed(`${service('a')}---\n${service('b')}---\n${service('c')}`);

    expect(text.match(/protocol: \w+|nodePort: \d+/g)).toEqual([
      'protocol: TCP',
      'nodePort: 30080',
      'protocol: TCP',
      'nodePort: 30081',
      'protocol: TCP',
      'nodePort: 30082',
    ]);
  });

  it.each([
    [
      'would bring another finding: the field that is read then holds a bad range',
      withNetworking('  podSubNet: 10.100.0.0/16\n'),
    ],
    ['needs a decision', withNetworking('  podSubnet: 10.244.0.7/16\n')],
    ['is not in the file', `${HEAD}networking: {podSubnet: 10.100.0.0/16.}\n`],
    [
      'stands elsewhere by an alias of the map around it',
      `${withNetworking('  &n {podSubnet: 10.100.0.0/16}\n')}x: *n\n`,
    ],
    [
      'stands in an alias of a value',
      withNetworking('  podSubnet: &r 10.100.0.0/16\n  dnsDomain: *r\n'),
    ],
    [
      'would leave half of what is written',
      withNetworking('  podSubnet: "10.100.0.0/16,nonsense"\n'),
    ],
  ])('leaves alone what %s', (_, text) => {
    const after = fixed(text);

    expect(after.text).toBe(text);
    expect(after.out).not.toContain('+++');
  });

  it('leaves a cluster alone whose definition stands in two files', () => {
    const text = withNetworking('  podSubnet: 10.100.0.0/16\n');
    const cwd = folderWith({ 'a/cluster.yaml': text, 'b/cluster.yaml': text });
    const { exitCode } = run(['check', '--fix', '.'], { cwd });

    expect(exitCode).toBe(2);
    expect(readFileSync(join(cwd, 'a/cluster.yaml'), 'utf8')).toBe(text);
  });

  it('shows the diff and changes nothing with --dry-run', () => {
    const text = withNetworking('  podSubnet: 10.100.0.0/16\n');
    const { out, text: after, exitCode } = fixed(text, '--dry-run');

    expect(after).toBe(text);
    expect(exitCode).toBe(0);
    expect(out).toContain('+  podSubnet: 10.244.0.0/16');
    expect(run(['check', '--dry-run', '.']).exitCode).toBe(1);
  });

  it('names a file that was given by its absolute path with one slash', () => {
    const cwd = folderWith({ 'cluster.yaml': withNetworking('  podSubnet: 10.100.0.0/16\n') });
    const file = join(cwd, 'cluster.yaml');
    const { out } = run(['check', '--fix', file], { cwd: join(cwd, '..', 'elsewhere') });

    expect(out).toContain(`--- a${file}\n+++ b${file}\n`);
  });

  it('leaves a report for tools on standard output alone', () => {
    const cwd = folderWith({ 'cluster.yaml': withNetworking('  podSubnet: 10.100.0.0/16\n') });
    const { out, err } = run(['check', '--fix', '--format', 'json', '.'], { cwd });

    expect(JSON.parse(out).findings).toEqual([]);
    expect(err).toContain('+  podSubnet: 10.244.0.0/16');
  });

  it('shows no character that steers a terminal', () => {
    const cwd = folderWith({
      'cluster.yaml': withNetworking('  podSubnet: 10.100.0.0/16 # \u202e\n'),
    });

    expect(run(['check', '--fix', '.'], { cwd, isTerminal: true }).out).not.toContain('\u202e');
  });

  it('keeps the mode of the file, and a symbolic link as a link', () => {
    const cwd = folderWith({ 'real/cluster.yaml': withNetworking('  podSubnet: 10.100.0.0/16\n') });
    chmodSync(join(cwd, 'real/cluster.yaml'), 0o640);
    symlinkSync('real/cluster.yaml', join(cwd, 'link.yaml'));
    run(['check', '--fix', 'link.yaml'], { cwd });

    expect(lstatSync(join(cwd, 'link.yaml')).isSymbolicLink()).toBe(true);
    expect(statSync(join(cwd, 'real/cluster.yaml')).mode & 0o777).toBe(0o640);
    expect(readFileSync(join(cwd, 'link.yaml'), 'utf8')).toContain('10.244.0.0/16');
    expect(readdirSync(join(cwd, 'real'))).toEqual(['cluster.yaml']);
  });

  it('never writes to standard input', () => {
    const stdin = withNetworking('  podSubnet: 10.100.0.0/16\n');

    expect(run(['check', '--fix', '-'], { stdin }).exitCode).toBe(2);
  });
});
