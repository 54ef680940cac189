import type { ServicePort, ServiceSpec } from '../objects/config';
import type { FieldFaults } from './field-faults';

const LEAST_NODE_PORT = 30_000;
const MOST_NODE_PORT = 32_767;

type Written = Partial<Omit<ServiceSpec, 'ports'>> & {
  readonly ports?: readonly (Partial<ServicePort> & { readonly port: number })[];
};

/** The spec of a service with its defaults. Addresses that are not given are left empty; the cluster gives them. */
export function admitService(written: Written, faults: FieldFaults): ServiceSpec {
  const type = written.type ?? 'ClusterIP';
  faults.oneOf('spec.type', type, ['ClusterIP', 'LoadBalancer', 'NodePort']);
  const clusterIP = written.clusterIP ?? '';
  const ports = (written.ports ?? []).map((port, at): ServicePort => {
    const path = `spec.ports[${at}]`;
    faults.within(`${path}.port`, port.port, 1, 65_535);
    if (port.nodePort !== undefined)
      faults.within(`${path}.nodePort`, port.nodePort, LEAST_NODE_PORT, MOST_NODE_PORT);
    if (port.name === undefined && written.ports!.length > 1) faults.required(`${path}.name`);
    return { ...port, targetPort: port.targetPort ?? port.port, protocol: port.protocol ?? 'TCP' };
  });
  if (ports.length === 0 && clusterIP !== 'None') faults.required('spec.ports');
  return { type, selector: written.selector ?? {}, ports, clusterIP };
}
