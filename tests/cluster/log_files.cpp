#include "tests/cluster/log_files.h"

#include <QDir>
#include <QFile>

#include "agents/runtime/file.h"
#include "core/base/check.h"

namespace bafar::test {

using cluster::putLittle32;
using cluster::putLittle64;
using cluster::raftCrc;

std::string closedName(std::uint64_t first, std::uint64_t last)
{
    return QStringLiteral("%1-%2")
        .arg(first, 16, 10, QLatin1Char('0'))
        .arg(last, 16, 10, QLatin1Char('0'))
        .toStdString();
}

LogFiles::LogFiles()
{
    CHECK(dir_.isValid());
}

Bytes LogFiles::batch(std::uint64_t term, std::size_t length, bool membership)
{
    const Bytes data(length, 'x');
    Bytes head;
    putLittle64(head, 1);
    putLittle64(head, term);
    putLittle32(head, membership ? 3 : 1);
    putLittle32(head, static_cast<std::uint32_t>(length));
    Bytes bytes;
    putLittle32(bytes, raftCrc(head));
    putLittle32(bytes, raftCrc(data));
    putBytes(bytes, head);
    putBytes(bytes, data);
    return bytes;
}

Bytes LogFiles::segment(const std::vector<Bytes>& batches, std::size_t length)
{
    Bytes bytes;
    putLittle64(bytes, 1);
    for (const Bytes& batch : batches) {
        putBytes(bytes, batch);
    }
    bytes.resize(std::max(bytes.size(), length));
    return bytes;
}

void LogFiles::closed(std::uint64_t first, std::uint64_t last, std::uint64_t term)
{
    std::vector<Bytes> batches;
    for (std::uint64_t index = first; index <= last; ++index) {
        batches.push_back(batch(term, 64, index == 1));
    }
    write(closedName(first, last), segment(batches));
}

void LogFiles::open(std::uint64_t counter, std::size_t count, std::uint64_t term)
{
    std::vector<Bytes> batches(count, batch(term, 64));
    Bytes bytes(8192);
    if (count > 0) {
        bytes = segment(batches, 8192);
    }
    write("open-" + std::to_string(counter), bytes);
}

void LogFiles::metadata(std::uint64_t version, const cluster::Ballot& ballot)
{
    Bytes bytes;
    for (const std::uint64_t number : {std::uint64_t{1}, version, ballot.term, ballot.vote}) {
        putLittle64(bytes, number);
    }
    write(version % 2 == 1 ? "metadata1" : "metadata2", bytes);
}

void LogFiles::snapshot(std::uint64_t index, std::uint64_t term)
{
    Bytes membership{1};
    putLittle64(membership, 1);
    putLittle64(membership, 1001);
    for (const char letter : std::string("n1/192.0.2.1:7601/voter")) {
        membership.push_back(static_cast<std::uint8_t>(letter));
    }
    membership.insert(membership.end(), {0, 1});
    membership.resize((membership.size() + 7) / 8 * 8);
    Bytes numbers;
    putLittle64(numbers, 1);
    putLittle64(numbers, membership.size());
    Bytes meta;
    putLittle64(meta, 1);
    putLittle64(meta, raftCrc(membership, raftCrc(numbers)));
    putBytes(meta, numbers);
    putBytes(meta, membership);
    const std::string name =
        "snapshot-" + std::to_string(term) + "-" + std::to_string(index) + "-5";
    write(name + ".meta", meta);
    write(name, Bytes(32, 's'));
}

void LogFiles::mark(const cluster::Mark& mark)
{
    Bytes file(cluster::Mark::FileBytes);
    if (QFile::exists(QString::fromStdString(path() + "/mark"))) {
        file = read("mark");
    }
    const Bytes bytes = cluster::encodeMark(mark);
    const std::size_t place = marks_++ % cluster::Mark::Places;
    std::copy(bytes.begin(), bytes.end(),
              file.begin() + static_cast<std::ptrdiff_t>(place * cluster::Mark::PlaceBytes));
    write("mark", file);
}

void LogFiles::write(const std::string& name, const Bytes& bytes)
{
    QFile file(QString::fromStdString(path() + "/" + name));
    CHECK(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    const auto size = static_cast<qint64>(bytes.size());
    CHECK(file.write(reinterpret_cast<const char*>(bytes.data()), size) == size);
}

void LogFiles::remove(const std::string& name)
{
    CHECK(QFile::remove(QString::fromStdString(path() + "/" + name)));
}

Bytes LogFiles::read(const std::string& name) const
{
    const std::string content = runtime::readFile(path() + "/" + name, 16U << 20U).value();
    return {content.begin(), content.end()};
}

std::vector<std::string> LogFiles::names() const
{
    std::vector<std::string> names;
    for (const QString& name : QDir(dir_.path()).entryList(QDir::Files, QDir::Name)) {
        names.push_back(name.toStdString());
    }
    return names;
}

} // namespace bafar::test
