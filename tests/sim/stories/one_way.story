# n1 speaks and is heard, but hears nothing: nothing changes. The other way n2 takes over besides.
at 0s start n1 n2 n3
at 10s cut n2 -> n1
at 10s cut n3 -> n1
expect n1 holds 192.0.2.100 from 10s to 20s
at 20s heal
at 25s cut n1 -> n2
expect n2 holds 192.0.2.100 by 29s
expect n1 holds 192.0.2.100 from 25s to 35s
at 30s heal
expect n1 holds 192.0.2.100 from 30s to 35s
