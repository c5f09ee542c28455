# The owner's agent hands over to n3: planned, confirmed, run on n3, verified; and back by n2's agent.
at 0s start n1 n2 n3
expect n1 holds 192.0.2.100 by 4s
at 10s hand over web to n3 from n1
expect n3 holds 192.0.2.100 by 10.1s
expect action succeeded by 16s
expect n3 holds 192.0.2.100 from 11s to 20s
at 20s hand over web to n1 from n2
expect n1 holds 192.0.2.100 by 20.1s
expect action succeeded by 26s
