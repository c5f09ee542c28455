#include "agents/monitoring/driver.h"

#include <algorithm>
#include <dirent.h>
#include <unistd.h>

#include "agents/runtime/file.h"

namespace bafar::monitoring {
namespace {

constexpr std::size_t SegmentBytesMax = 64U << 20U;

/// Names of segment files in the folder, oldest first.
std::vector<std::string> segmentNames(const std::string& folder)
{
    std::vector<std::string> names;
    if (DIR* listing = ::opendir(folder.c_str())) {
        while (const dirent* entry = ::readdir(listing)) {
            if (segmentSerial(entry->d_name)) {
                names.emplace_back(entry->d_name);
            }
        }
        ::closedir(listing);
    }
    std::sort(names.begin(), names.end(), [](const std::string& left, const std::string& right) {
        return segmentSerial(left) < segmentSerial(right);
    });
    return names;
}

void loadSegment(const std::string& folder, const std::string& name, LoadedHistory& history)
{
    const auto text = runtime::readFile(folder + "/" + name, SegmentBytesMax);
    if (!text) {
        history.files.push_back({name, 0, 0});
        history.problems.push_back(text.error().text);
        return;
    }
    JournalContent content =
        readJournal({reinterpret_cast<const std::uint8_t*>(text->data()), text->size()});
    JournalFile file{name, text->size(), 0};
    for (StoredBlock& block : content.blocks) {
        file.moments += block.count;
        history.blocks.push_back(std::move(block));
    }
    history.files.push_back(std::move(file));
    if (!content.problem.empty()) {
        history.problems.push_back(name + ": " + content.problem);
    }
}

} // namespace

std::shared_ptr<LoadedHistory> loadHistory(const std::string& folder)
{
    auto history = std::make_shared<LoadedHistory>();
    if (const auto made = runtime::makeFolders(folder); !made) {
        history->problems.push_back(made.error().text);
        return history;
    }
    for (const std::string& name : segmentNames(folder)) {
        loadSegment(folder, name, *history);
    }
    return history;
}

Result<void> writeHistory(const std::string& folder, const JournalWrite& write)
{
    Result<void> result = runtime::makeFolders(folder);
    if (result) {
        auto file = runtime::AppendFile::open(folder + "/" + write.file);
        const std::string_view text(reinterpret_cast<const char*>(write.bytes.data()),
                                    write.bytes.size());
        result = file ? file->append(text) : tl::unexpected(file.error());
        if (result) {
            result = file->sync();
        }
    }
    for (const std::string& name : write.drop) {
        ::unlink((folder + "/" + name).c_str()); // gone already is as good
    }
    return result;
}

Driver::Driver(runtime::Worker& worker, std::string folder, runtime::MachineHandle<Machine>& handle)
    : worker_(worker)
    , folder_(std::move(folder))
    , handle_(handle)
    , self_(std::make_shared<Driver*>(this))
{
    handle_.onEffect([this](const Machine::Effect& effect) { perform(effect); });
    load();
}

Driver::~Driver()
{
    *self_ = nullptr;
    handle_.onEffect({});
}

void Driver::load()
{
    const bool queued =
        worker_.compute([folder = folder_] { return loadHistory(folder); },
                        [self = self_](std::shared_ptr<LoadedHistory> history) {
                            if (*self != nullptr) {
                                (*self)->handle_.feed(HistoryLoaded{std::move(history)});
                            }
                        });
    if (!queued) {
        auto history = std::make_shared<LoadedHistory>();
        history->problems.emplace_back(
            "the agent's worker is overloaded; saved history was not read");
        handle_.feed(HistoryLoaded{std::move(history)});
    }
}

void Driver::perform(const Machine::Effect& effect)
{
    if (const auto* sample = std::get_if<TakeSample>(&effect)) {
        handle_.feed(Sampled{reader_.take(sample->measures)});
    } else if (const auto* journal = std::get_if<WriteJournal>(&effect)) {
        write(journal->write);
    }
}

void Driver::write(std::shared_ptr<const JournalWrite> write)
{
    const std::uint64_t id = write->id;
    const bool queued =
        worker_.compute([folder = folder_, write] { return writeHistory(folder, *write); },
                        [self = self_, id](Result<void> result) {
                            if (*self == nullptr) {
                                return;
                            }
                            if (result) {
                                (*self)->handle_.feed(JournalWritten{id});
                            } else {
                                (*self)->handle_.feed(JournalFailed{id, std::move(result.error())});
                            }
                        });
    if (!queued) {
        handle_.feed(JournalFailed{id, {Code::LimitExceeded, "the agent's worker is overloaded"}});
    }
}

} // namespace bafar::monitoring
