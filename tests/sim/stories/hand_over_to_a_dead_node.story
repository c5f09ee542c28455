# Nobody is there to take it: refused, or failed and said so; the owner keeps it.
at 0s start n1 n2 n3
at 10s power-off n3
at 20s hand over web to n3 from n1
expect action refused by 21s
expect n1 holds 192.0.2.100 from 10s to 30s
