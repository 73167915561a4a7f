/**
 * A joined control plane lists the members in the order of etcd's own list, which goes by random ids.
 * Which members they are is predicted, their order cannot be.
 */
export const withSortedMembers = (text: string): string =>
  text.replace(
    /--initial-cluster=(\S+)/g,
    (_, members: string) => `--initial-cluster=${members.split(',').sort().join()}`,
  );
