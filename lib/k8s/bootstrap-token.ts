const TOKEN = /^[a-z0-9]{6}\.[a-z0-9]{16}$/;

/** Source: cluster-bootstrap BootstrapTokenPattern. */
export const isBootstrapToken = (text: string): boolean => TOKEN.test(text);
