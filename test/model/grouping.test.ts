import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { groupByCluster } from '../../lib/model/grouping';
import { readExample } from '../support/read-example';

const definition = (name: string, podSubnet: string) =>
  readExample(
    name,
    `apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\nnetworking: {podSubnet: ${podSubnet}}\n`,
  );

const service = (name: string) => readExample(name, 'apiVersion: v1\nkind: Service\n');

const namesOf = (files: Parameters<typeof groupByCluster>[0]) =>
  groupByCluster(files).map((group) => group.map(({ name }) => name));

it('puts a file to the cluster in the nearest folder, else to the first', () => {
  const groups = namesOf([
    service('web.yaml'),
    definition('east/nodes/kubeadm.yaml', '10.1.0.0/16'),
    definition('west/kubeadm.yaml', '10.2.0.0/16'),
    service('west/apps/web.yaml'),
    service('east/web.yaml'),
    service('/elsewhere/web.yaml'),
  ]);

  expect(groups).toEqual([
    ['east/nodes/kubeadm.yaml', 'web.yaml', 'east/web.yaml', '/elsewhere/web.yaml'],
    ['west/kubeadm.yaml', 'west/apps/web.yaml'],
  ]);
});

it('takes equal definitions for one cluster', () => {
  const groups = namesOf([
    definition('cp1/kubeadm.yaml', '10.1.0.0/16'),
    definition('other/kubeadm.yaml', '10.2.0.0/16'),
    definition('cp2/kubeadm.yaml', '10.1.0.0/16'),
    service('cp2/web.yaml'),
  ]);

  expect(groups[0]).toEqual(['cp1/kubeadm.yaml', 'cp2/kubeadm.yaml', 'cp2/web.yaml']);
});

const anyName = fc
  .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 4 })
  .map((folders) => [...folders, 'file.yaml'].join('/'));

const sharedDepth = (one: string, other: string): number => {
  const [left, right] = [one.split('/').slice(0, -1), other.split('/').slice(0, -1)];
  const differs = left.findIndex((folder, index) => folder !== right[index]);
  return differs === -1 ? left.length : differs;
};

it('shares as many folders with the cluster of a file as with any', () => {
  fc.assert(
    fc.property(fc.array(anyName, { minLength: 2, maxLength: 6 }), anyName, (homes, name) => {
      const files = homes.map((home, index) => definition(home, `10.${index}.0.0/16`));
      const depths = homes.map((home) => sharedDepth(home, name));
      const nearest = depths.indexOf(Math.max(...depths));

      expect(namesOf([service(name), ...files])[nearest]).toEqual([homes[nearest], name]);
    }),
  );
});
