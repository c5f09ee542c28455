// Every probe understands the captured host, says what it does not understand, and in steady state
// allocates nothing.
// It is larger than the budget because counting allocations takes a program of its own.
#include "agents/monitoring/probes.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <new>
#include <set>

#include "agents/monitoring/probes/diskstats.h"
#include "agents/monitoring/probes/filesystem.h"
#include "core/base/random.h"
#include "tests/monitoring/fixture.h"
#include "tests/support/main.h"

namespace {

std::size_t allocations = 0;

void* counted(std::size_t size)
{
    ++allocations;
    void* memory = std::malloc(size == 0 ? 1 : size);
    if (memory == nullptr) {
        std::abort();
    }
    return memory;
}

} // namespace

// Counted for all of this test program.
void* operator new(std::size_t size)
{
    return counted(size);
}

void* operator new[](std::size_t size)
{
    return counted(size);
}

void operator delete(void* memory) noexcept
{
    std::free(memory);
}

void operator delete[](void* memory) noexcept
{
    std::free(memory);
}

void operator delete(void* memory, std::size_t) noexcept
{
    std::free(memory);
}

void operator delete[](void* memory, std::size_t) noexcept
{
    std::free(memory);
}

namespace bafar::test {
namespace {

QString text(const std::string& plain)
{
    return QString::fromStdString(plain);
}

QString exporterTypeName(SeriesType type)
{
    return type == SeriesType::Counter ? QStringLiteral("counter")
           : type == SeriesType::Gauge ? QStringLiteral("gauge")
                                       : QStringLiteral("untyped");
}

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

} // namespace

class ProbesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hasTheNamesLabelsAndTypesOfNodeExporter();
    void reads_data();
    void reads();
    void saysWhatItDoesNotUnderstand_data();
    void saysWhatItDoesNotUnderstand();
    void aProcessorTakenOffDoesNotDisturbTheNext();
    void aClockThatMayNotBeAskedIsAbsent();
    void labelsAreUtf8();
    void aCounterThatStepsBackALittleStays();
    void forgetsSeriesThatStayAbsent();
    void allocatesNothingInSteadyState();
    void survivesCutTexts();
    void choosesDisks_data();
    void choosesDisks();
    void choosesMounts();
    void theWayToAMountMayBlock_data();
    void theWayToAMountMayBlock();
};

void ProbesTest::hasTheNamesLabelsAndTypesOfNodeExporter()
{
    const Host host = Host::captured();
    monitoring::ProbeSet probes(monitoring::allProbes());
    const Sample& sample = host.sample(probes);
    QStringList ours;
    for (SeriesIndex index = 0; index < probes.table().size(); ++index) {
        const Series& series = probes.table().at(index);
        const bool compared = !series.name.starts_with("node_scrape_") &&
                              series.name != "node_uname_info" &&
                              !series.name.starts_with("bafar_"); // our own
        if (compared && !std::isnan(sample.value(index))) {
            ours.append(exporterTypeName(series.type) + QLatin1Char(' ') +
                        text(probes.table().keyOf(index)));
        }
    }
    // Facts that only /sys and udev know are left out on purpose; nothing reads them.
    const QStringList leftOut = {QStringLiteral("node_network_address_assign_type"),
                                 QStringLiteral("node_network_device_id"),
                                 QStringLiteral("node_network_name_assign_type"),
                                 QStringLiteral("node_disk_info")};
    QStringList theirs;
    for (const QString& line : QString::fromUtf8(fixture("host/node_exporter.list"))
                                   .split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const QString name = line.section(QLatin1Char(' '), 1).section(QLatin1Char('{'), 0, 0);
        if (!leftOut.contains(name)) {
            theirs.append(line);
        }
    }
    QVERIFY(theirs.size() > 300);
    QCOMPARE(sorted(ours), sorted(theirs));
}

void ProbesTest::reads_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<double>("value");

    QTest::newRow("ticks become seconds")
        << "node_cpu_seconds_total{cpu=\"0\",mode=\"user\"}" << 91.02;
    QTest::newRow("load") << "node_load5" << 12.1;
    QTest::newRow("kilobytes become bytes") << "node_memory_MemTotal_bytes" << 24684084.0 * 1024;
    QTest::newRow("lines without unit stay as they are") << "node_memory_HugePages_Total" << 0.0;
    QTest::newRow("sectors become bytes")
        << "node_disk_read_bytes_total{device=\"vda\"}" << 8292506.0 * 512;
    QTest::newRow("a file system as given")
        << "node_filesystem_avail_bytes{device=\"/dev/vda\",fstype=\"ext4\",mountpoint=\"/\"}"
        << 84983078912.0;
    // df of it: 16.6 GiB used, 79.1 GiB available, 18 %. Of the size, 69 % are not available.
    QTest::newRow("what is reserved for root is not used")
        << "bafar_filesystem_used_ratio{device=\"/dev/vda\",fstype=\"ext4\",mountpoint=\"/\"}"
        << 17762201600.0 / (17762201600.0 + 84983078912.0);
    QTest::newRow("the loopback's flags are those of /sys")
        << "node_network_flags{device=\"lo\"}" << 9.0;
    QTest::newRow("flags without the derived ones")
        << "node_network_flags{device=\"eth0\"}" << 4099.0;
    QTest::newRow("an unknown speed is negative, as node_exporter has it")
        << "node_network_speed_bytes{device=\"eth0\"}" << -125000.0;
    QTest::newRow("the device's largest packet")
        << "node_network_mtu_bytes{device=\"eth0\"}" << 1400.0;
    QTest::newRow("forwarding is off") << "node_netstat_Ip_Forwarding" << 2.0;
    QTest::newRow("wall time") << "node_time_seconds" << 1795447955.123;
    QTest::newRow("limits without a limit")
        << "process_virtual_memory_max_bytes" << 18446744073709551615.0;
    QTest::newRow("clock without a reference") << "node_timex_sync_status" << 0.0;
    QTest::newRow("clock error") << "node_timex_maxerror_seconds" << 16.0;
    QTest::newRow("the pulse's frequency, in hertz") << "node_timex_pps_frequency_hertz" << 2.0;
    QTest::newRow("a probe that went well says so")
        << "node_scrape_collector_success{collector=\"netstat\"}" << 1.0;
}

void ProbesTest::reads()
{
    QFETCH(const QString, key);
    QFETCH(const double, value);
    const Host host = Host::captured();
    monitoring::ProbeSet probes(monitoring::allProbes());
    const Sample& sample = host.sample(probes);
    QCOMPARE(probes.failures().size(), std::size_t{0});
    QCOMPARE(valueOf(probes, sample, key.toStdString()), value);
}

void ProbesTest::saysWhatItDoesNotUnderstand_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("content");
    QTest::addColumn<QString>("probe");

    QTest::newRow("given no processor time, then cpu") << "/proc/stat"
                                                       << "cpu0 1 2 x 4 5\nbtime 5\n"
                                                       << "cpu";
    QTest::newRow("given an empty load") << "/proc/loadavg"
                                         << "none\n"
                                         << "loadavg";
    QTest::newRow("given a missing required file") << "/proc/meminfo"
                                                   << ""
                                                   << "meminfo";
    QTest::newRow("given a number too large for 64 bits") << "/proc/meminfo"
                                                          << "MemTotal: 99999999999999999999 kB\n"
                                                          << "meminfo";
    QTest::newRow("given a disk line cut short") << "/proc/diskstats"
                                                 << " 8 0 sda 1 2 3\n"
                                                 << "diskstats";
    QTest::newRow("given names without their numbers") << "/proc/net/snmp"
                                                       << "Tcp: InSegs\nUdp: 1\n"
                                                       << "netstat";
    QTest::newRow("given fewer numbers than names") << "/proc/net/snmp"
                                                    << "Tcp: InErrs InSegs OutSegs\nTcp: 1 2\n"
                                                    << "netstat";
    QTest::newRow("given a socket line without numbers") << "/proc/net/sockstat"
                                                         << "TCP: inuse many\n"
                                                         << "sockstat";
    QTest::newRow("given pressure without a total") << "/proc/pressure/io"
                                                    << "some avg10=0.00\n"
                                                    << "pressure";
    QTest::newRow("given no limit of files") << "/proc/sys/fs/file-nr"
                                             << "12\t0\n"
                                             << "filefd";
    QTest::newRow("given tracking that is no number")
        << "/proc/sys/net/netfilter/nf_conntrack_count"
        << "many\n"
        << "conntrack";
    QTest::newRow("given a process without a name") << "/proc/self/stat"
                                                    << "12 S 1\n"
                                                    << "process";
}

void ProbesTest::saysWhatItDoesNotUnderstand()
{
    QFETCH(const QString, path);
    QFETCH(const QString, content);
    QFETCH(const QString, probe);
    Host host = Host::captured();
    host.texts[path.toStdString()] = content.toStdString();
    monitoring::ProbeSet probes(monitoring::allProbes());
    const Sample& sample = host.sample(probes);
    const std::string success =
        "node_scrape_collector_success{collector=\"" + probe.toStdString() + "\"}";
    QCOMPARE(valueOf(probes, sample, success), 0.0);
    QVERIFY(std::any_of(probes.failures().begin(), probes.failures().end(),
                        [&](const std::string& failure) {
                            return failure.starts_with(probe.toStdString() + ": ");
                        }));
    // The others are not disturbed.
    QCOMPARE(valueOf(probes, sample, "node_scrape_collector_success{collector=\"vmstat\"}"), 1.0);
}

void ProbesTest::aProcessorTakenOffDoesNotDisturbTheNext()
{
    Host host = Host::captured();
    monitoring::ProbeSet probes(monitoring::allProbes());
    const std::string user = "node_cpu_seconds_total{cpu=\"2\",mode=\"user\"}";
    host.texts["/proc/stat"] = "cpu1 200 0 0 9 0\ncpu2 100 0 0 9 0\nbtime 5\n";
    QCOMPARE(valueOf(probes, host.sample(probes), user), 1.0);
    host.texts["/proc/stat"] = "cpu2 101 0 0 9 0\nbtime 5\n";
    QCOMPARE(valueOf(probes, host.sample(probes, 1), user), 1.01);
}

void ProbesTest::aClockThatMayNotBeAskedIsAbsent()
{
    Host host = Host::captured();
    host.facts.clock.known = false;
    monitoring::ProbeSet probes(monitoring::allProbes());
    const Sample& sample = host.sample(probes);
    QVERIFY(std::isnan(valueOf(probes, sample, "node_timex_status")));
    QCOMPARE(probes.failures().size(), std::size_t{0});
}

void ProbesTest::labelsAreUtf8()
{
    Host host = Host::captured();
    host.facts.filesystems = {{"/dev/sdb", "/mnt/caf\xe9", "ext4", 1, 1, 1, 1, 1, false, false}};
    monitoring::ProbeSet probes(monitoring::allProbes());
    const Sample& sample = host.sample(probes);
    QCOMPARE(valueOf(probes, sample,
                     "node_filesystem_size_bytes{device=\"/dev/sdb\",fstype=\"ext4\","
                     "mountpoint=\"/mnt/caf\xef\xbf\xbd\"}"),
             1.0);
}

void ProbesTest::aCounterThatStepsBackALittleStays()
{
    Host host = Host::captured();
    monitoring::ProbeSet probes(monitoring::allProbes());
    const std::string idle = "node_cpu_seconds_total{cpu=\"0\",mode=\"idle\"}";
    host.texts["/proc/stat"] = "cpu0 1 2 3 1000 5 6 7 8 9 10\nbtime 5\n";
    QCOMPARE(valueOf(probes, host.sample(probes), idle), 10.0);
    host.texts["/proc/stat"] = "cpu0 1 2 3 990 5 6 7 8 9 10\nbtime 5\n";
    QCOMPARE(valueOf(probes, host.sample(probes, 1), idle), 10.0);
    host.texts["/proc/stat"] = "cpu0 1 2 3 20 5 6 7 8 9 10\nbtime 5\n";
    QCOMPARE(valueOf(probes, host.sample(probes, 2), idle), 0.2); // taken off and on again
}

void ProbesTest::forgetsSeriesThatStayAbsent()
{
    Host host = Host::captured();
    monitoring::ProbeSet probes(monitoring::allProbes());
    (void)host.sample(probes);
    const std::string key = "node_disk_io_now{device=\"vda\"}";
    const auto index = probes.table().find(key);
    QVERIFY(index != NoSeries);
    const std::string disks = host.texts["/proc/diskstats"];
    const std::uint64_t revision = probes.table().revision();
    host.texts["/proc/diskstats"] = "   7       0 loop0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n";
    for (int second = 1; second < static_cast<int>(Recorder::AbsentMax); ++second) {
        QVERIFY(std::isnan(host.sample(probes, second).value(index)));
    }
    QVERIFY(probes.table().live(index));
    QCOMPARE(probes.table().revision(), revision);
    (void)host.sample(probes, 60);
    QVERIFY(!probes.table().live(index));
    QVERIFY(probes.table().revision() > revision);
    host.texts["/proc/diskstats"] = disks;
    const Sample& back = host.sample(probes, 61);
    QCOMPARE(valueOf(probes, back, key), 0.0);
    QCOMPARE(valueOf(probes, back, "node_load5"), 12.1); // indexes remembered before are right
}

void ProbesTest::allocatesNothingInSteadyState()
{
    const Host host = Host::captured();
    monitoring::ProbeSet probes(monitoring::allProbes());
    for (int second = 0; second < 3; ++second) {
        (void)host.sample(probes, second);
    }
    const std::size_t before = allocations;
    for (int second = 3; second < 100; ++second) {
        (void)host.sample(probes, second);
    }
    QCOMPARE(allocations - before, std::size_t{0});
    QVERIFY(before > 0);
}

void ProbesTest::survivesCutTexts()
{
    const Host whole = Host::captured();
    monitoring::ProbeSet probes(monitoring::allProbes());
    Random random(1);
    for (int round = 0; round < 2000; ++round) {
        Host host = whole;
        for (auto& [path, content] : host.texts) {
            content.resize(random.below(content.size() + 1));
            if (!content.empty() && random.chance(0.3)) {
                content[random.below(content.size())] = static_cast<char>(random.next());
            }
        }
        host.facts.links.resize(random.below(host.facts.links.size() + 1));
        if (!host.facts.links.empty()) {
            host.facts.links[random.below(host.facts.links.size())] =
                static_cast<std::uint8_t>(random.next());
        }
        (void)host.sample(probes, round);
        QVERIFY(probes.table().liveCount() < 6000);
    }
}

void ProbesTest::choosesDisks_data()
{
    QTest::addColumn<bool>("wanted");
    for (const char* disk : {"sda", "vda", "nvme0n1", "dm-0", "md127", "zram0", "sr0", "xvda",
                             "mmcblk0", "nbd0", "sdab"}) {
        QTest::newRow(disk) << true;
    }
    for (const char* part :
         {"sda1", "vdb12", "hda3", "xvda1", "nvme0n1p2", "nvme10n12p3", "loop0", "ram15", "fd0"}) {
        QTest::newRow(part) << false;
    }
}

void ProbesTest::choosesDisks()
{
    QFETCH(const bool, wanted);
    QCOMPARE(monitoring::diskWanted(QTest::currentDataTag()), wanted);
}

void ProbesTest::choosesMounts()
{
    const auto mounts =
        monitoring::measuredMounts(fixture("host/proc_self_mountinfo.txt").toStdString());
    QVERIFY(mounts);
    const std::vector<monitoring::Mount> expected = {
        {"/dev/vda", "/", "ext4", false},
        {"tmpfs", "/run", "tmpfs", false},
        {"/dev/sdb1", "/srv/my data", "xfs", false},
        {"/dev/loop0", "/srv/image", "ext4", true},
        {"n1:/shared", "/mnt/shared", "fuse.glusterfs", false, true},
        {"/dev/sdd1", "/home/backup", "ext4", false}, // over the NFS share; only this view is ro
        {"/dev/sdc1", "/var/lib/docker", "ext4", false},
        {"/dev/sde", "/home", "btrfs", false}, // no mount shows all of it

    };
    QVERIFY(*mounts == expected);
    QVERIFY(monitoring::mayBlock("fuse.glusterfs") && monitoring::mayBlock("nfs4") &&
            monitoring::mayBlock("virtiofs") && !monitoring::mayBlock("ext4"));
    QVERIFY(!monitoring::measuredMounts("27 1 254:0 / / rw\n"));
}

void ProbesTest::theWayToAMountMayBlock_data()
{
    QTest::addColumn<QByteArray>("mountinfo");
    QTest::addColumn<QByteArray>("blocking");
    const auto row = [](const char* name, const char* mountinfo, const char* blocking) {
        QTest::newRow(name) << QByteArray(mountinfo) << QByteArray(blocking);
    };
    row("given a local mount below a network one, then both",
        "1 0 8:1 / / rw - ext4 /dev/sda rw\n2 1 0:5 / /mnt rw - fuse.glusterfs n1:/shared rw\n"
        "3 2 0:6 / /mnt/scratch rw - tmpfs tmpfs rw\n4 1 0:7 / /mnt2 rw - tmpfs tmpfs rw\n",
        "/mnt /mnt/scratch");
    row("given a local mount that a later network mount hides, then both",
        "1 0 8:1 / / rw - ext4 /dev/sda rw\n3 1 0:6 / /mnt/a/b rw - tmpfs tmpfs rw\n"
        "2 1 0:5 / /mnt rw - fuse.glusterfs n1:/shared rw\n",
        "/mnt/a/b /mnt");
    row("given a mount below an automounter, then it",
        "1 0 8:1 / / rw - ext4 /dev/sda rw\n2 1 0:5 / /net rw - autofs auto rw\n"
        "3 2 8:2 / /net/disk rw - xfs /dev/sdb rw\n",
        "/net/disk");
    row("given an overlay as the root, then nothing waits",
        "1 0 0:3 / / rw - overlay overlay rw\n3 1 8:2 / /srv rw - xfs /dev/sdb rw\n", "");
}

void ProbesTest::theWayToAMountMayBlock()
{
    QFETCH(const QByteArray, mountinfo);
    QFETCH(const QByteArray, blocking);
    const auto mounts = monitoring::measuredMounts(mountinfo.toStdString());
    QVERIFY(mounts);
    QByteArrayList found;
    for (const monitoring::Mount& mount : *mounts) {
        if (mount.mayBlock) {
            found += QByteArray::fromStdString(mount.mountPoint);
        }
    }
    QCOMPARE(found.join(' '), blocking);
}

TEST_CLASS(ProbesTest)

} // namespace bafar::test

#include "probes_test.moc"
