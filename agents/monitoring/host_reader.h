#pragma once
// Reads the host for one sample: files of /proc and /sys, and what only system calls tell.
//
// Theory: files stay open and are read from their start each time, all into one buffer, so a sample
// costs a few dozen system calls and no allocation. What changes rarely (host name, limits, link
// speed) is asked rarely; the list of mounts only when the kernel says that it changed. A mount
// whose server may be gone is asked by a thread of its own and reported as failed while it does not
// answer. Part of the driver: it decides nothing. Loop thread only.
#include <memory>
#include <string>
#include <vector>

#include "agents/monitoring/frame.h"
#include "agents/monitoring/mount_watch.h"
#include "agents/monitoring/probes.h"
#include "agents/runtime/descriptor.h"

namespace bafar::monitoring {

class HostReader {
public:
    HostReader();

    /// One sample of everything on this host, with what its concepts measured. Takes a few hundred
    /// microseconds.
    [[nodiscard]] FramePtr take(std::span<const ConceptMeasures> measures = {});

private:
    struct File {
        std::string path;
        runtime::Descriptor descriptor;
        std::size_t start = 0; ///< in buffer_
        std::size_t length = 0;
    };

    void readFiles();
    void readFile(File& file);
    void readClock();
    void readLinks();
    void readSpeeds();
    void readRarely();
    void readDescriptors();

    static constexpr std::uint64_t RarelySamples = 30;

    ProbeSet probes_;
    std::vector<File> files_;
    std::vector<char> buffer_;
    std::vector<std::string_view> texts_;
    HostFacts facts_;
    MountWatch mounts_;
    runtime::Descriptor netlink_;
    runtime::Descriptor control_; ///< a socket for interface ioctls
    runtime::Descriptor descriptors_;
    std::shared_ptr<const SeriesTable> table_;
    std::string system_;
    std::uint64_t samples_ = 0;
};

} // namespace bafar::monitoring
