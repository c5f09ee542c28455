# Only the agent dies; its host lives and carries the address until a peer has it: no gap, an overlap.
at 0s start n1 n2 n3
at 10s crash n1
expect n1 holds 192.0.2.100 from 10s to 14.3s
expect n2 holds 192.0.2.100 from 13s to 30s
