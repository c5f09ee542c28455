# The owner is killed: the next one takes over after its master-down time, 3 s and a skew of 0.46 s.
at 0s start n1 n2 n3
expect n1 holds 192.0.2.100 by 4s
expect n1 holds 192.0.2.100 from 4s to 9.9s
at 10s power-off n1
expect nobody holds 192.0.2.100 from 10.1s to 12.4s
expect n2 holds 192.0.2.100 by 13.5s
# A peer is STALE after three heartbeats of silence, and not before.
expect n2 sees n1 ok from 9s to 11.9s
expect n2 sees n1 stale by 13.5s
expect n2 sees n1 unknown by 41s
# It comes back and, preempting, takes its address again.
at 50s start n1
expect n1 holds 192.0.2.100 by 54s
expect n2 sees n1 ok by 54s
expect n2 holds 192.0.2.100 from 14s to 53s
