# A stalled owner loses the address to the kernel's lifetime, and does not come back as a second one.
at 0s start n1 n2 n3
at 10s stall n1 for 6s
expect n1 holds 192.0.2.100 from 10s to 14.3s
expect n2 holds 192.0.2.100 from 14s to 16s
# Awake, it listens first, then preempts.
expect n1 holds 192.0.2.100 by 20s
