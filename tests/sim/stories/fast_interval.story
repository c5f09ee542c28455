# Ten adverts a second: master-down is 0.3 s and a skew of 45 ms.
#shape interval 100ms
at 0s start n1 n2 n3
at 10s power-off n1
expect n2 holds 192.0.2.100 by 10.4s
at 20s start n1
expect n1 holds 192.0.2.100 by 20.5s
